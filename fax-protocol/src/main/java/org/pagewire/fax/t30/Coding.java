package org.pagewire.fax.t30;

/** How the rows of a page are coded on the line; every terminal can do MH (T.4). */
public enum Coding {
    /** Modified Huffman, one-dimensional (T.4 clause 4.1). */
    MH,
    /** Modified READ, two-dimensional with K rows (T.4 clause 4.2). */
    MR,
    /** Modified modified READ (T.6); only with error correction. */
    MMR
}
