/** What the operator sees and changes: the commands of the control socket, and the registrations. */
@NullMarked
package org.pagewire.relay.admin;

import org.jspecify.annotations.NullMarked;
