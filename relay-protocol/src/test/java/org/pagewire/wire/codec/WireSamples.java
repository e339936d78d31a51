package org.pagewire.wire.codec;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.pagewire.wire.message.Accept;
import org.pagewire.wire.message.Challenge;
import org.pagewire.wire.message.Connected;
import org.pagewire.wire.message.Demand;
import org.pagewire.wire.message.Failed;
import org.pagewire.wire.message.Goodbye;
import org.pagewire.wire.message.Greeting;
import org.pagewire.wire.message.Hold;
import org.pagewire.wire.message.HoldConfirm;
import org.pagewire.wire.message.ListUsers;
import org.pagewire.wire.message.Listing;
import org.pagewire.wire.message.Login;
import org.pagewire.wire.message.Logout;
import org.pagewire.wire.message.Message;
import org.pagewire.wire.message.Notice;
import org.pagewire.wire.message.Proof;
import org.pagewire.wire.message.Reason;
import org.pagewire.wire.message.Refused;
import org.pagewire.wire.message.Reject;
import org.pagewire.wire.message.Release;
import org.pagewire.wire.message.Terminate;
import org.pagewire.wire.message.Welcome;

/** One good message of each type, or two where a field may be missing. */
final class WireSamples {
    private static final ObjectNode ATTACHMENT =
            JsonNodeFactory.instance.objectNode().put("kind", "fax").put("maxBitRate", 14400);

    static final List<Message> MESSAGES = List.of(
            new Greeting("Kyoto 2", 1, 10_000),
            new Login("0b0c2b4c-52f1-4c6f-9a0e-5d7d3c2b1a09", "FAX", List.of("FILE TX/RX"), "n,,n=5550101,r=abc"),
            new Challenge("r=abcdef,s=c2FsdA==,i=4096"),
            new Proof("c=biws,r=abcdef,p=cHJvb2Y="),
            new Welcome("v=dmVyaWZpZXI=", 42, 30_000, 16),
            new Refused(Reason.LOGIN_REFUSED, 5_000),
            new Hold(7),
            new HoldConfirm(7),
            new ListUsers(null, 20),
            new ListUsers("5550101", 20),
            new Listing(
                    List.of(new Listing.User("5550102", "FAX", List.of(), Listing.Condition.IN_COMMUNICATION, 1)),
                    true),
            new Logout(),
            new Goodbye(Reason.SUPERSEDED, 0),
            new Demand("5550102", ATTACHMENT, 60_000),
            new Notice("call-1", "5550101", ATTACHMENT, 60_000),
            new Accept(ATTACHMENT),
            new Reject(Reason.BUSY, null),
            new Reject(Reason.REJECTED, "Nicht heute – 今日はだめ"),
            new Connected("call-1", ATTACHMENT),
            new Failed(Reason.UNKNOWN_ID, "5550109", "Kyoto 2", null),
            new Terminate(Reason.COMPLETED, null),
            new Release());

    private WireSamples() {}
}
