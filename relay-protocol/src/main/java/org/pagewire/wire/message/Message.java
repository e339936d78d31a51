package org.pagewire.wire.message;

/**
 * A control message: the payload of every frame but DATA, a JSON object of at most {@link Limits#CONTROL_PAYLOAD}
 * octets. Unknown JSON fields are ignored, so that fields can be added.
 */
public sealed interface Message
        permits Greeting,
                Login,
                Challenge,
                Proof,
                Welcome,
                Refused,
                Hold,
                HoldConfirm,
                ListUsers,
                Listing,
                Logout,
                Goodbye,
                Demand,
                Notice,
                Accept,
                Reject,
                Connected,
                Failed,
                Terminate,
                Release {}
