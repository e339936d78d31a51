package org.pagewire.wire.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagewire.wire.message.Demand;
import org.pagewire.wire.message.Limits;
import org.pagewire.wire.message.Listing;
import org.pagewire.wire.message.Message;
import org.pagewire.wire.message.MessageType;
import org.pagewire.wire.message.Reason;
import org.pagewire.wire.message.Terminate;

class FrameCodecTest {
    static List<Message> messages() {
        return WireSamples.MESSAGES;
    }

    @Test
    void theSamplesHoldEveryControlType() {
        Set<MessageType> sampled = messages().stream().map(MessageType::of).collect(Collectors.toSet());
        assertThat(sampled).hasSize(MessageType.values().length - 1).doesNotContain(MessageType.DATA);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void everyMessageComesBackWhereverTheNetworkCutsIt(Message message) {
        byte[] octets = Wire.encoded(message);
        assertThat(octets[0]).isEqualTo((byte) MessageType.of(message).code());
        for (int cut = 0; cut <= octets.length; cut++) {
            try (Wire wire = Wire.loggedIn()) {
                wire.arrive(octets, 0, cut);
                assertThat(wire.messages).hasSize(cut == octets.length ? 1 : 0);
                wire.arrive(octets, cut, octets.length);
                assertThat(wire.messages).containsExactly(message);
                assertThat(wire.errors).isEmpty();
            }
        }
    }

    @Test
    void messagesComeBackOctetByOctetAndAllAtOnce() {
        byte[] octets = Wire.encoded(messages().toArray());
        try (Wire wire = Wire.loggedIn()) {
            for (int i = 0; i < octets.length; i++) {
                wire.arrive(octets, i, i + 1);
            }
            assertThat(wire.messages).isEqualTo(messages());
        }
        try (Wire wire = Wire.loggedIn()) {
            wire.arrive(octets);
            assertThat(wire.messages).isEqualTo(messages());
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aFlippedBitGivesAnotherMessageOrOneQuietErrorAndNothingElse(Message message) {
        byte[] octets = Wire.encoded(message);
        for (int bit = 0; bit < octets.length * 8; bit++) {
            byte[] flipped = octets.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            try (Wire wire = Wire.loggedIn()) {
                wire.arrive(flipped);
                assertThat(wire.errors).allSatisfy(FrameCodecTest::isQuiet).hasSizeLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void randomOctetsGiveAtMostOneQuietError() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20261120);
        for (int round = 0; round < 20_000; round++) {
            byte[] octets = new byte[random.nextInt(1, 64)];
            random.nextBytes(octets);
            if (round % 2 == 0) {
                MessageType type = MessageType.values()[random.nextInt(MessageType.values().length)];
                octets = Wire.frame(type, octets);
            }
            try (Wire wire = random.nextBoolean() ? Wire.loggedIn() : new Wire()) {
                wire.arrive(octets);
                assertThat(wire.errors).allSatisfy(FrameCodecTest::isQuiet).hasSizeLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void dataPassesInPiecesAsItComesWithoutWaitingForTheFrame() {
        byte[] octets = Wire.encoded(Unpooled.copiedBuffer("abcdefgh", UTF_8), new Terminate(Reason.COMPLETED, null));
        try (Wire wire = Wire.loggedIn()) {
            wire.arrive(octets, 0, 4);
            assertThat(wire.pieces).isEmpty();
            wire.arrive(octets, 4, 7);
            assertThat(wire.pieces).containsExactly(3);
            wire.arrive(octets, 7, octets.length);
            assertThat(wire.pieces).containsExactly(3, 5);
            assertThat(wire.data.toString(UTF_8)).isEqualTo("abcdefgh");
            assertThat(wire.messages).containsExactly(new Terminate(Reason.COMPLETED, null));
        }
    }

    @Test
    void dataIsSlicedNotCopied() {
        EmbeddedChannel channel = new EmbeddedChannel(new FrameDecoder());
        channel.pipeline().get(FrameDecoder.class).loggedIn();
        ByteBuf in = Unpooled.wrappedBuffer(Wire.frame(MessageType.DATA, new byte[] {1, 2, 3}));
        channel.writeInbound(in);
        ByteBuf piece = channel.readInbound();
        in.setByte(Limits.HEADER, 9);
        assertThat(piece.readByte()).isEqualTo((byte) 9);
        piece.release();
        assertThat(in.refCnt()).isZero();
        channel.finishAndReleaseAll();
    }

    @Test
    void emptyDataIsNothing() {
        try (Wire wire = Wire.loggedIn()) {
            wire.arrive(Wire.frame(MessageType.DATA, new byte[0]));
            assertThat(wire.pieces).isEmpty();
            assertThat(wire.errors).isEmpty();
        }
        assertThat(Wire.encoded(Unpooled.buffer())).isEmpty();
    }

    @Test
    void longDataIsSplitAtTheLimit() {
        byte[] octets = Wire.encoded(Unpooled.wrappedBuffer(new byte[2 * Limits.DATA_PAYLOAD + 1]));
        assertThat(octets).hasSize(2 * Limits.DATA_PAYLOAD + 1 + 3 * Limits.HEADER);
        try (Wire wire = Wire.loggedIn()) {
            wire.arrive(octets);
            assertThat(wire.pieces).containsExactly(Limits.DATA_PAYLOAD, Limits.DATA_PAYLOAD, 1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Limits.LOGIN_PAYLOAD, Limits.LOGIN_PAYLOAD + 1})
    void aStrangersFrameIsHeldToTheLoginLimitByItsHeaderAlone(int declared) {
        try (Wire wire = new Wire()) {
            wire.arrive(Wire.frame(MessageType.LOGIN.code(), declared, new byte[0]));
            assertThat(wire.errors).hasSize(declared > Limits.LOGIN_PAYLOAD ? 1 : 0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Limits.CONTROL_PAYLOAD, Limits.CONTROL_PAYLOAD + 1, 0xFFFFFF})
    void afterLoginFramesAreHeldToTheirLimitByTheirHeaderAlone(int declared) {
        for (MessageType type : List.of(MessageType.DEMAND, MessageType.DATA)) {
            try (Wire wire = Wire.loggedIn()) {
                wire.arrive(Wire.frame(type.code(), declared, new byte[0]));
                assertThat(wire.errors).hasSize(declared > Limits.CONTROL_PAYLOAD ? 1 : 0);
            }
        }
    }

    @Test
    void dataBeforeLoginIsRefused() {
        try (Wire wire = new Wire()) {
            wire.arrive(Wire.frame(MessageType.DATA, new byte[0]));
            assertThat(wire.errors).singleElement().satisfies(FrameCodecTest::isQuiet);
        }
    }

    @Test
    void afterAnErrorNothingMoreIsRead() {
        byte[] good = Wire.encoded(new Terminate(Reason.COMPLETED, null));
        try (Wire wire = Wire.loggedIn()) {
            wire.arrive(good);
            wire.arrive(Wire.frame(0xEE, 0, new byte[0]));
            wire.arrive(good);
            wire.arrive(Wire.frame(0xEE, 0, new byte[0]));
            assertThat(wire.messages).hasSize(1);
            assertThat(wire.errors).hasSize(1);
        }
    }

    @Test
    void aReaderByHandIsAskedAgainWhileAFrameIsIncomplete() {
        byte[] octets = Wire.encoded(new Terminate(Reason.COMPLETED, null));
        int[] reads = {0};
        EmbeddedChannel channel = new EmbeddedChannel(
                new io.netty.channel.ChannelOutboundHandlerAdapter() {
                    @Override
                    public void read(io.netty.channel.ChannelHandlerContext ctx) {
                        reads[0]++;
                    }
                },
                new FrameDecoder());
        channel.config().setAutoRead(false);
        reads[0] = 0;
        channel.writeInbound(Unpooled.wrappedBuffer(octets, 0, 5));
        assertThat(reads[0]).isEqualTo(1);
        channel.writeInbound(Unpooled.wrappedBuffer(octets, 5, octets.length - 5));
        assertThat(reads[0]).isEqualTo(1);
        channel.finishAndReleaseAll();
    }

    @Test
    void theLargestMessagesFitIntoAFrame() {
        String id = "x".repeat(Limits.USER_ID);
        Listing.User user = new Listing.User(
                id,
                "T".repeat(Limits.USER_TYPE),
                Collections.nCopies(Limits.ATTRIBUTES, "\"".repeat(Limits.ATTRIBUTE)),
                Listing.Condition.IN_COMMUNICATION,
                Limits.CONNECTIONS);
        Message listing = new Listing(Collections.nCopies(Limits.LISTING_ENTRIES, user), true);
        Message demand = new Demand(id, attachment(Limits.ATTACHMENT), Limits.TIMEOUT_MS);
        for (Message message : List.of(listing, demand)) {
            try (Wire wire = Wire.loggedIn()) {
                wire.arrive(Wire.encoded(message));
                assertThat(wire.messages).containsExactly(message);
            }
        }
    }

    @Test
    void anAttachmentBeyondTheLimitIsNoMessageAndNoFrame() {
        ObjectNode tooLong = attachment(Limits.ATTACHMENT + 1);
        assertThatThrownBy(() -> new Demand("5550102", tooLong, 1)).hasMessageContaining("attachment");
        refused(MessageType.DEMAND, "{\"to\":\"1\",\"answerTimeoutMs\":1,\"attachment\":" + tooLong + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "7",
                "{}",
                "{\"number\":null}",
                "{\"number\":\"1\"}",
                "{\"number\":1.5}",
                "{\"number\":0}",
                "{\"number\":-1}",
                "{\"number\":9223372036854775808}",
                "{\"number\":1}{}",
                "{\"number\":1,\"number\":2}",
                "{\"number\":1"
            })
    void aHoldThatIsNotOneIsRefused(String json) {
        refused(MessageType.HOLD, json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"answerTimeoutMs\":1,\"attachment\":{}}",
                "{\"to\":\"\",\"answerTimeoutMs\":1,\"attachment\":{}}",
                "{\"to\":\"a b\",\"answerTimeoutMs\":1,\"attachment\":{}}",
                "{\"to\":\"../x\\n\",\"answerTimeoutMs\":1,\"attachment\":{}}",
                "{\"to\":\"1\",\"attachment\":{}}",
                "{\"to\":\"1\",\"answerTimeoutMs\":0,\"attachment\":{}}",
                "{\"to\":\"1\",\"answerTimeoutMs\":600001,\"attachment\":{}}",
                "{\"to\":\"1\",\"answerTimeoutMs\":1}",
                "{\"to\":\"1\",\"answerTimeoutMs\":1,\"attachment\":null}",
                "{\"to\":\"1\",\"answerTimeoutMs\":1,\"attachment\":[]}",
                "{\"to\":\"1\",\"answerTimeoutMs\":1,\"attachment\":{\"a\":\"\\ud800\"}}",
                "{\"to\":\"1\",\"answerTimeoutMs\":1,\"attachment\":{\"a\":1,\"a\":2}}"
            })
    void aDemandThatIsNotOneIsRefused(String json) {
        refused(MessageType.DEMAND, json);
    }

    @Test
    void deepNestingIsRefused() {
        refused(
                MessageType.DEMAND,
                "{\"to\":\"1\",\"answerTimeoutMs\":1,\"attachment\":" + "{\"a\":".repeat(Limits.NESTING) + "1"
                        + "}".repeat(Limits.NESTING) + "}");
    }

    @Test
    void theErrorNamesTheRuleAndNeverTheInput() {
        FrameException error =
                refused(MessageType.DEMAND, "{\"to\":\"secret secret\",\"answerTimeoutMs\":1,\"attachment\":{}}");
        assertThat(error).hasMessage("DEMAND: to is not 1 to 64 letters, digits, '-', '_' and '.'");
        assertThat(refused(MessageType.HOLD, "{\"number\":secret}")).hasMessageNotContaining("secret");
    }

    @Test
    void unknownFieldsAndUnknownReasonsAreNoErrors() {
        try (Wire wire = Wire.loggedIn()) {
            wire.arrive(Wire.frame(
                    MessageType.TERMINATE, "{\"reason\":\"from-2031\",\"new\":[{\"x\":1}]}".getBytes(UTF_8)));
            assertThat(wire.messages).containsExactly(new Terminate(Reason.UNSPECIFIED, null));
        }
    }

    @Test
    void aDetailIsCutAndCleanedInsteadOfRefused() {
        Terminate shown = new Terminate(Reason.COMPLETED, "a\r\nb\u202Ec\ud800" + "x".repeat(500));
        assertThat(shown.detail()).startsWith("a  b c x").hasSize(Limits.DETAIL);
        assertThat(new Terminate(Reason.COMPLETED, "😀".repeat(150)).detail()).hasSize(Limits.DETAIL);
    }

    private static ObjectNode attachment(int octets) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        return node.put("a", "x".repeat(octets - "{\"a\":\"\"}".length()));
    }

    private static FrameException refused(MessageType type, String json) {
        try (Wire wire = Wire.loggedIn()) {
            wire.arrive(Wire.frame(type, json.getBytes(UTF_8)));
            assertThat(wire.messages).isEmpty();
            assertThat(wire.errors).singleElement().satisfies(FrameCodecTest::isQuiet);
            return (FrameException) wire.errors.get(0);
        }
    }

    private static void isQuiet(Throwable error) {
        assertThat(error).isInstanceOf(FrameException.class).hasNoCause();
        assertThat(error.getStackTrace()).isEmpty();
        assertThat(((FrameException) error).reason()).isEqualTo(Reason.PROTOCOL_ERROR);
    }
}
