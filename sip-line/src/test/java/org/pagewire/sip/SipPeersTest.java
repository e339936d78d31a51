package org.pagewire.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What other makes of machine and adapter send, as text (field notes, "T.38 peers to be ready for"). */
@Timeout(30)
class SipPeersTest {
    private Station station;
    private RawPhone phone;

    @BeforeEach
    void open() throws Exception {
        station = new Station("127.0.1.1");
        phone = new RawPhone("127.0.1.9", station.endpoint.address());
        station.onCall(call -> call.accept(Station.OWN));
    }

    @AfterEach
    void close() {
        phone.close();
        station.close();
    }

    @Test
    void anInviteOfT38IsAnsweredWithT38() throws Exception {
        phone.request("INVITE", phone.faxOffer());
        String answer = phone.answer("INVITE");
        assertThat(answer).startsWith("SIP/2.0 200").contains("m=image ").contains("a=T38FaxVersion:0");
        assertThat(RawPhone.header(answer, "Contact")).contains("sip:5550102@127.0.1.1:");
        phone.request("ACK", "");
        station.incomingEvents.await(Recorder.Fax.class);
    }

    @Test
    void aSessionRefreshIsAnsweredAndChangesNothing() throws Exception {
        fax();
        phone.request("INVITE", "Session-Expires: 1800;refresher=uac\r\n", phone.faxOffer());
        assertThat(phone.answer("INVITE")).startsWith("SIP/2.0 200").contains("m=image ");
        phone.request("ACK", "");
        phone.request("UPDATE", "Session-Expires: 1800;refresher=uac\r\n", "");
        assertThat(phone.answer("UPDATE")).startsWith("SIP/2.0 200");
        phone.request("UPDATE", phone.faxOffer());
        assertThat(phone.answer("UPDATE")).startsWith("SIP/2.0 200").contains("m=image ");
        phone.request("BYE", "");
        phone.answer("BYE");
        assertThat(station.incomingEvents.await(CallEnd.class)).isEqualTo(CallEnd.COMPLETED);
        assertThat(station.incomingEvents.told())
                .filteredOn(Recorder.Fax.class::isInstance)
                .hasSize(1);
    }

    @Test
    void aSessionTimerIsGrantedToWhoRefreshes() throws Exception {
        phone.request("INVITE", "Require: timer\r\nSession-Expires: 90;refresher=uac\r\n", phone.faxOffer());
        String answer = phone.answer("INVITE");
        assertThat(answer).startsWith("SIP/2.0 200").contains("m=image ");
        assertThat(RawPhone.header(answer, "Session-Expires")).isEqualTo("90;refresher=uac");
        assertThat(RawPhone.header(answer, "Require")).isEqualTo("timer");
    }

    @Test
    void whatIsNotUnderstoodButRequiredIsRefused() throws Exception {
        phone.request("INVITE", "Require: 100rel\r\n", phone.faxOffer());
        String refusal = phone.answer("INVITE");
        assertThat(refusal).startsWith("SIP/2.0 420");
        assertThat(RawPhone.header(refusal, "Unsupported")).isEqualTo("100rel");
        phone.request("INVITE", "Require: timer\r\nSession-Expires: 90;refresher=uas\r\n", phone.faxOffer());
        assertThat(phone.answer("INVITE")).startsWith("SIP/2.0 420");
        assertThat(station.incoming).isEmpty();
    }

    @Test
    void aReinviteWithoutAnOfferGetsTheDescriptionThatStands() throws Exception {
        fax();
        phone.request("INVITE", "");
        assertThat(phone.answer("INVITE")).startsWith("SIP/2.0 200").contains("m=image ");
    }

    @Test
    void goingBackToAudioAfterTheFaxIsTolerated() throws Exception {
        fax();
        phone.request("INVITE", phone.audioOffer());
        assertThat(phone.answer("INVITE")).startsWith("SIP/2.0 200").contains("m=audio ");
        phone.request("ACK", "");
        phone.request("BYE", "Reason: Q.850;cause=16;text=\"Normal call clearing\"\r\n", "");
        assertThat(phone.answer("BYE")).startsWith("SIP/2.0 200");
        assertThat(station.incomingEvents.await(CallEnd.class)).isEqualTo(CallEnd.COMPLETED);
    }

    @Test
    void audioFirstBringsAReinviteToT38() throws Exception {
        phone.request("INVITE", phone.audioOffer());
        assertThat(phone.answer("INVITE")).contains("m=audio ");
        phone.request("ACK", "");
        String reinvite = phone.awaitRequest("INVITE");
        assertThat(reinvite).contains("m=image ").contains("a=T38MaxBitRate:14400");
        phone.respond(reinvite, "200 OK", phone.faxOffer());
        station.incomingEvents.await(Recorder.Fax.class);
    }

    @Test
    void reinvitesThatMeetAreTriedAgain() throws Exception {
        phone.request("INVITE", phone.audioOffer());
        phone.answer("INVITE");
        phone.request("ACK", "");
        String first = phone.awaitRequest("INVITE");
        phone.request("INVITE", phone.faxOffer());
        assertThat(phone.answer("INVITE")).startsWith("SIP/2.0 491");
        phone.respond(first, "491 Request Pending", "");
        String second = phone.awaitRequest("INVITE");
        phone.respond(second, "200 OK", phone.faxOffer());
        station.incomingEvents.await(Recorder.Fax.class);
    }

    @Test
    void anOfferInUpdateThatMeetsOurOwnIsTriedAgainLater() throws Exception {
        phone.request("INVITE", phone.audioOffer());
        phone.answer("INVITE");
        phone.request("ACK", "");
        String first = phone.awaitRequest("INVITE");
        phone.request("UPDATE", phone.faxOffer());
        assertThat(phone.answer("UPDATE")).startsWith("SIP/2.0 491");
        phone.respond(first, "200 OK", phone.faxOffer());
        station.incomingEvents.await(Recorder.Fax.class);
    }

    @Test
    void whoKnowsTheCallIdAloneCannotHangUp() throws Exception {
        fax();
        phone.requestWithToTag("stranger", "BYE");
        assertThat(phone.answer("BYE")).startsWith("SIP/2.0 481");
        assertThat(station.incomingEvents.told()).noneMatch(CallEnd.class::isInstance);
    }

    @Test
    void anAdapterWithoutT38EndsTheCallWithASentence() throws Exception {
        phone.request("INVITE", phone.audioOffer());
        phone.answer("INVITE");
        phone.request("ACK", "");
        phone.respond(phone.awaitRequest("INVITE"), "488 Not Acceptable Here", "");
        assertThat(RawPhone.header(phone.awaitRequest("BYE"), "Reason"))
                .contains("X-PAGEWIRE")
                .contains(CallEnd.Cause.NOT_ACCEPTABLE.sentence());
        assertThat(station.incomingEvents.await(CallEnd.class).cause()).isEqualTo(CallEnd.Cause.NOT_ACCEPTABLE);
    }

    @Test
    void offersThatAreNoFaxAreRefused() throws Exception {
        phone.request("INVITE", "");
        assertThat(phone.answer("INVITE")).startsWith("SIP/2.0 488");
        try (RawPhone other = new RawPhone("127.0.1.10", station.endpoint.address())) {
            other.request("INVITE", other.audioOffer().replace("RTP/AVP 0", "RTP/AVP 18"));
            assertThat(other.answer("INVITE")).startsWith("SIP/2.0 488");
        }
        assertThat(station.incoming).isEmpty();
    }

    @Test
    void aRefusalHasItsReasonInAHeader() throws Exception {
        station.onCall(call -> call.end(
                CallEnd.of(CallEnd.Cause.UNKNOWN, "unknown-id", "No machine is registered under this fax ID.")));
        phone.request("INVITE", phone.faxOffer());
        String refusal = phone.answer("INVITE");
        assertThat(refusal).startsWith("SIP/2.0 404 Not found");
        assertThat(RawPhone.header(refusal, "Reason"))
                .isEqualTo("X-PAGEWIRE;cause=404;text=\"No machine is registered under this fax ID.\";code=unknown-id");
    }

    @Test
    void requestsOutsideCallsAreAnswered() throws Exception {
        phone.request("OPTIONS", "");
        assertThat(phone.answer("OPTIONS")).startsWith("SIP/2.0 200").contains("Allow: ");
        phone.request("MESSAGE", "");
        assertThat(phone.answer("MESSAGE")).startsWith("SIP/2.0 405");
        phone.request("REGISTER", "");
        assertThat(phone.answer("REGISTER")).startsWith("SIP/2.0 405");
        phone.request("BYE", "");
        assertThat(phone.answer("BYE")).startsWith("SIP/2.0 481");
    }

    @Test
    void nonsenseDoesNoHarm() throws Exception {
        phone.send("hello");
        phone.send("INVITE sip:x SIP/2.0\r\n\r\n");
        phone.send(
                "INVITE sip:5550102@127.0.1.1 SIP/2.0\r\nVia: x\r\nFrom: \r\nTo: \r\nCSeq: 99999999999 INVITE\r\n\r\n");
        phone.send("SIP/2.0 200 OK\r\nCall-ID: nobody\r\nCSeq: 1 INVITE\r\n\r\n");
        phone.send("\0".repeat(3000));
        fax();
    }

    private void fax() throws Exception {
        phone.request("INVITE", phone.faxOffer());
        assertThat(phone.answer("INVITE")).startsWith("SIP/2.0 200");
        phone.request("ACK", "");
        station.incomingEvents.await(Recorder.Fax.class);
    }
}
