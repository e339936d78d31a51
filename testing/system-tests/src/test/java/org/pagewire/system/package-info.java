/** The whole way of a page, with real processes started from their distributions. Few tests, each with a time limit. */
@NullMarked
package org.pagewire.system;

import org.jspecify.annotations.NullMarked;
