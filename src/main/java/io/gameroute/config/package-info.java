/** The settings of the process, typed: what may be set, what each default is, and what is wrong with what was set. Pure. */
@NullMarked
package io.gameroute.config;

import org.jspecify.annotations.NullMarked;
