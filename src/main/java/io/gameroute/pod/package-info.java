/**
 * What GameRoute knows about pods of game servers: their ordinals and names, how one is built from a template, what state it is in,
 * and in which order servers go. Pure: values in, values out.
 */
@NullMarked
package io.gameroute.pod;

import org.jspecify.annotations.NullMarked;
