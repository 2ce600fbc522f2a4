/** What the kamelets need beyond YAML: the form in which each receiver wants an event, and what each receiver's answer means. */
@NullMarked
package io.gameroute.sinks.kamelet;

import org.jspecify.annotations.NullMarked;
