/** The description of the API for kubectl's explain and validation. Values in, values out. */
@NullMarked
package io.gameroute.dev.apiserver.openapi;

import org.jspecify.annotations.NullMarked;
