/** What the codecs cost, measured with a peer in the same run and given as a ratio. */
@NullMarked
package org.pagewire.benchmarks;

import org.jspecify.annotations.NullMarked;
