package org.pagewire.fax.t38;

/**
 * One end's T.38 attributes in SDP (T.38 Annex D, table D.1).
 *
 * @param parameters the valued attributes
 * @param fillBitRemoval T38FaxFillBitRemoval: can drop and insert fill bits of non-ECM pages
 * @param transcodingMmr T38FaxTranscodingMMR: can turn MH and MR into MMR and back
 * @param transcodingJbig T38FaxTranscodingJBIG: can turn MH and MR into JBIG and back
 */
public record T38Description(
        T38Parameters parameters, boolean fillBitRemoval, boolean transcodingMmr, boolean transcodingJbig) {

    /** With none of the three abilities, which an end-to-end line does not need. */
    public static T38Description of(T38Parameters parameters) {
        return new T38Description(parameters, false, false, false);
    }
}
