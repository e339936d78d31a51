/** What a page looks like: its ink, a picture of it in characters or PNG, and how it differs from another. */
@NullMarked
package org.pagewire.imaging.picture;

import org.jspecify.annotations.NullMarked;
