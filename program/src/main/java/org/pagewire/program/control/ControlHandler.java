package org.pagewire.program.control;

/**
 * Answers one command. Called on a thread of the control server that belongs to the connection; what is owned by
 * another thread is reached by hopping there. The handler may answer before it returns or later from any thread.
 */
@FunctionalInterface
public interface ControlHandler {
    /**
     * Starts to answer.
     *
     * @throws ControlException to refuse the request with a code and a sentence
     */
    void handle(ControlRequest request, ControlExchange exchange) throws ControlException;
}
