package org.pagewire.simulator.machine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The panel and what it knows: feeder, how calls are answered, which lines are in use, the journal of the last calls.
 * Owned by the machine's thread.
 */
public final class Machine {
    /** Calls kept in the journal. */
    public static final int JOURNAL = 50;

    private final String id;
    private final int lines;
    private final Map<Integer, Activity> inUse = new TreeMap<>();
    private final Deque<CallResult> journal = new ArrayDeque<>();
    private Answer answer = Answer.ON;
    private Optional<Document> feeder = Optional.empty();
    private int lastCall;

    /**
     * @param id the machine's fax ID
     * @param lines calls at once, at least 1
     */
    public Machine(String id, int lines) {
        this.id = id;
        this.lines = lines;
    }

    /** What to do with a call that comes in. */
    public enum Reaction {
        ANSWER,
        RING,
        REFUSE_BUSY
    }

    /** Decides about a call that comes in now. */
    public Reaction offered() {
        if (answer == Answer.BUSY || inUse.size() >= lines) {
            return Reaction.REFUSE_BUSY;
        }
        return answer == Answer.ON ? Reaction.ANSWER : Reaction.RING;
    }

    /**
     * Takes a line for a call.
     *
     * @return the call's number, or empty when all lines are in use
     */
    public OptionalInt take(Activity activity) {
        if (inUse.size() >= lines) {
            return OptionalInt.empty();
        }
        inUse.put(++lastCall, activity);
        return OptionalInt.of(lastCall);
    }

    /** The call is connected. */
    public void connected(int call) {
        inUse.computeIfPresent(call, (number, before) -> Activity.IN_CALL);
    }

    /** The call is over: its line is free and it stands in the journal. */
    public void ended(CallResult result) {
        if (inUse.remove(result.call()) == null) {
            throw new IllegalStateException("call " + result.call() + " has no line");
        }
        journal.addFirst(result);
        while (journal.size() > JOURNAL) {
            journal.removeLast();
        }
    }

    /** The machine's fax ID. */
    public String id() {
        return id;
    }

    /** How calls are answered. */
    public Answer answer() {
        return answer;
    }

    /** Sets how calls are answered from now on. */
    public void answer(Answer setting) {
        answer = setting;
    }

    /** Puts a document into the feeder, in place of what was there. */
    public void load(Document document) {
        feeder = Optional.of(document);
    }

    /** What is in the feeder. */
    public Optional<Document> feeder() {
        return feeder;
    }

    /** Takes the document out of the feeder, if it is still that one. */
    public void unload(Document document) {
        feeder = feeder.filter(present -> !present.equals(document));
    }

    /** What the busiest line does: in a call before ringing before dialling; empty when all are idle. */
    public Optional<Activity> activity() {
        return inUse.values().stream().max(Activity::compareTo);
    }

    /** How many lines are in use. */
    public int linesInUse() {
        return inUse.size();
    }

    /** The last calls, newest first. */
    public List<CallResult> journal() {
        return List.copyOf(journal);
    }
}
