/** The harness works; no test here looks at a clock. */
@NullMarked
package org.pagewire.benchmarks;

import org.jspecify.annotations.NullMarked;
