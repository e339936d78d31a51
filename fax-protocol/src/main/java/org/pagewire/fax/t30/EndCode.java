package org.pagewire.fax.t30;

/** Every way a call can end; one exit of the terminal, one constant each. The name is the stable code. */
public enum EndCode {
    DONE(Side.NOBODY, "All pages were delivered and confirmed."),
    CANCELLED_HERE(Side.HERE, "The transmission was stopped at this machine."),
    DISCONNECTED_THERE(Side.THERE, "The other machine ended the call before all pages were confirmed."),
    LINE_LOST(Side.LINE, "The connection to the other machine was lost."),
    NO_FAX_THERE(Side.THERE, "Nothing that speaks fax answered within the time allowed (T1)."),
    INCOMPATIBLE(Side.THERE, "The other machine cannot receive a fax now."),
    DOCUMENT_UNREADABLE(Side.HERE, "A page of the document could not be read here."),
    NO_ANSWER_TO_TRAINING(Side.THERE, "The other machine did not answer three training attempts."),
    TRAINING_FAILED(Side.LINE, "The line carries no data well enough, even at the lowest rate."),
    NO_ANSWER_TO_PAGE(Side.THERE, "The other machine did not confirm the page, although asked three times."),
    PAGE_REFUSED(Side.THERE, "The other machine received the page badly every time it was sent."),
    TOO_MANY_ERRORS(Side.LINE, "Parts of the page were lost again and again, even at the lowest rate."),
    NOT_READY_THERE(Side.THERE, "The other machine stayed unready to receive for too long (T5)."),
    NO_COMMAND(Side.THERE, "The sending machine fell silent in the middle of the call (T2)."),
    STORE_FAILED(Side.HERE, "A received page could not be stored here."),
    PAGE_WITHOUT_IMAGE(Side.THERE, "A page arrived that has no image in it."),
    PAGE_DAMAGED(Side.LINE, "A page arrived too badly damaged every time it was sent."),
    PAGES_OUT_OF_STEP(
            Side.THERE, "The other machine went on to another part of the document before this one was confirmed."),
    UNSUPPORTED_COMMAND(Side.THERE, "The other machine wants to send in a way that this one did not offer."),
    PAGE_TOO_LARGE(Side.THERE, "A page arrived that is larger than this machine accepts."),
    NO_PROGRESS(Side.LINE, "The call went on without getting any further and was ended.");

    private final Side fault;
    private final String sentence;

    EndCode(Side fault, String sentence) {
        this.fault = fault;
        this.sentence = sentence;
    }

    /** Where the cause lies. */
    public Side fault() {
        return fault;
    }

    /** What happened, for a person. */
    public String sentence() {
        return sentence;
    }

    /** The sentence with a detail at its end, if there is one. */
    String sentence(String detail) {
        return detail.isBlank() ? sentence : sentence.substring(0, sentence.length() - 1) + ": " + detail;
    }
}
