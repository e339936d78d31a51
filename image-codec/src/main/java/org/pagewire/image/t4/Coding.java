package org.pagewire.image.t4;

/** How rows become code words. */
public enum Coding {
    /** Modified Huffman, one-dimensional: T.4, clause 4.1. */
    MH,
    /** Modified READ, two-dimensional with a one-dimensional row at least every K rows: T.4, clause 4.2. */
    MR,
    /** Modified modified READ, two-dimensional throughout: T.6. For error-free transmission alone. */
    MMR
}
