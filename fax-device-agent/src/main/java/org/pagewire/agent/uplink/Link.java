package org.pagewire.agent.uplink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.buffer.ByteBuf;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pagewire.wire.client.DeviceConnection;
import org.pagewire.wire.client.Output;
import org.pagewire.wire.message.Reason;
import org.pagewire.wire.message.WireState;

/**
 * One connection of an uplink and what it is used for at present: a demand, a notice or a call. Carries out what the
 * connection's state machine wants, and tells those who use it. Owned by its {@link UplinkCore}.
 */
final class Link {
    final int id;

    private final UplinkCore core;
    /** Null until the transport is there. */
    private @Nullable DeviceConnection device;

    private boolean loggedIn;
    private long loggedInAt;
    private boolean writable = true;

    private @Nullable Demand demand;
    private @Nullable LinkNotice notice;
    private @Nullable LinkCall call;
    private @Nullable ListListener list;

    Link(int id, UplinkCore core) {
        this.id = id;
        this.core = core;
    }

    boolean is(WireState state) {
        return device != null && device.state() == state;
    }

    boolean isOpened() {
        return device != null;
    }

    boolean isLoggedIn() {
        return loggedIn;
    }

    boolean isVacant() {
        return loggedIn && device != null && device.isAvailable();
    }

    boolean isLeaving() {
        return device != null && device.isLeaving();
    }

    boolean isWritable() {
        return writable;
    }

    boolean canList() {
        return device != null && device.canList();
    }

    boolean isNotice(LinkNotice which) {
        return notice == which;
    }

    boolean isDemand(Demand which) {
        return demand == which;
    }

    /** How long it has been logged in, in nanoseconds; -1 when it is not. */
    long heldFor(long now) {
        return loggedIn ? now - loggedInAt : -1;
    }

    OptionalLong deadline() {
        return device == null ? OptionalLong.empty() : device.deadline();
    }

    @Nullable
    Demand demand() {
        return demand;
    }

    // What happens to it.

    void opened(DeviceConnection made) {
        device = made;
        drain();
    }

    void lost(Reason reason, @Nullable String detail) {
        if (device == null) {
            core.closed(this, new Output.Closed(reason, detail, 0));
        } else if (reason == Reason.TRANSPORT_LOST) {
            with(connection -> connection.transportLost(detail));
        } else {
            with(connection -> connection.close(reason, detail));
        }
    }

    /** Takes the data over when it is for the call, and says whether it was. */
    boolean data(ByteBuf data) {
        LinkCall running = call;
        if (device == null || !device.receivedData() || running == null) {
            return false;
        }
        running.data(data);
        return true;
    }

    void writability(boolean canWrite) {
        writable = canWrite;
        if (call != null) {
            call.writabilityChanged(canWrite);
        }
    }

    // What it is used for.

    void ask(Demand asked, long answerTimeoutMs) {
        demand = asked;
        asked.asked(this);
        with(connection -> connection.demand(asked.to, asked.attachment, answerTimeoutMs));
    }

    /** Takes the demand back; its owner tells the caller. */
    void takeBack(Reason reason, long now) {
        demand = null;
        with(connection -> connection.terminate(reason, null, now));
    }

    void accept(LinkCall accepted, ObjectNode attachment, RelayCallListener listener) {
        notice = null;
        call = accepted;
        accepted.listen(listener);
        with(connection -> connection.accept(attachment));
    }

    void reject(Reason reason, @Nullable String detail) {
        notice = null;
        with(connection -> connection.reject(reason, detail));
    }

    void terminate(LinkCall ended, Reason reason, @Nullable String detail, long now) {
        endCall(ended, reason, detail, connection -> connection.terminate(reason, detail, now));
    }

    void list(@Nullable String after, int limit, ListListener listener) {
        list = listener;
        with(connection -> connection.list(after, limit));
    }

    /** At the uplink's stop: whatever it is used for ends. */
    void endUse(long now) {
        LinkNotice open = notice;
        if (demand != null) {
            core.giveUp(demand, Reason.CANCELLED);
        } else if (open != null) {
            open.reject(Reason.LINE_UNAVAILABLE, null);
            core.incoming().onWithdrawn(open, Reason.LOGGED_OUT_BY_DEVICE, null);
        } else if (call != null) {
            terminate(call, Reason.LINE_FAILED, "The agent is being stopped.", now);
        }
    }

    void setReading(boolean read, long now) {
        with(connection -> {
            if (read) {
                connection.readingResumed(now);
            } else {
                connection.readingPaused();
            }
        });
        core.act(new Action.SetReading(id, read));
    }

    void sendData(ByteBuf data) {
        drain();
        core.act(new Action.SendData(id, data));
    }

    /** Lets the connection decide and carries out what it wants. */
    void with(Consumer<DeviceConnection> event) {
        DeviceConnection connection = device;
        if (connection != null) {
            event.accept(connection);
            drain();
        }
    }

    void drain() {
        DeviceConnection connection = device;
        if (connection == null) {
            return;
        }
        for (Output output = connection.poll(); output != null; output = connection.poll()) {
            follow(output);
        }
    }

    private void follow(Output output) {
        if (output instanceof Output.Send send) {
            core.act(new Action.Send(id, send.message()));
        } else if (output instanceof Output.LoggedIn login) {
            loggedIn = true;
            loggedInAt = core.now();
            core.loggedIn(login);
        } else if (output instanceof Output.Incoming arrived) {
            LinkNotice made = new LinkNotice(core, this, arrived.notice());
            notice = made;
            core.incoming().onNotice(made);
        } else if (output instanceof Output.Withdrawn withdrawn) {
            LinkNotice gone = notice;
            notice = null;
            if (gone != null) {
                core.incoming().onWithdrawn(gone, withdrawn.reason(), withdrawn.detail());
            }
        } else if (output instanceof Output.Connected connected) {
            connected(connected);
        } else if (output instanceof Output.DemandFailed failed) {
            Demand over = demand;
            demand = null;
            if (over != null) {
                over.fail(failed.reason(), failed.detail());
            }
        } else if (output instanceof Output.DemandVoid) {
            Demand again = demand;
            demand = null;
            if (again != null) {
                core.askAgain(again);
            }
        } else if (output instanceof Output.CallEnded ended) {
            LinkCall over = call;
            if (over != null) {
                endCall(over, ended.reason(), ended.detail(), connection -> {});
            }
        } else if (output instanceof Output.Listed listed) {
            ListListener asked = list;
            list = null;
            if (asked != null) {
                asked.onListing(listed.listing());
            }
        } else if (output instanceof Output.Leaving leaving) {
            core.leaving(leaving);
        } else if (output instanceof Output.Closed closed) {
            core.closed(this, closed);
            if (list != null) {
                list.onFailed(closed.reason());
            }
        }
    }

    private void connected(Output.Connected connected) {
        Demand asked = demand;
        demand = null;
        if (asked == null) {
            throw new IllegalStateException("connected without a demand");
        }
        LinkCall made = new LinkCall(core, this, connected.call(), asked.to);
        call = made;
        asked.connected(made, connected.attachment());
    }

    /** The one exit of calls. The connection reads again, whatever the call wanted of it. */
    private void endCall(LinkCall ended, Reason reason, @Nullable String detail, Consumer<DeviceConnection> farewell) {
        call = null;
        setReading(true, core.now());
        with(farewell);
        ended.end(reason, detail);
    }
}
