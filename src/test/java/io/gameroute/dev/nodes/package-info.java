@NullMarked
package io.gameroute.dev.nodes;

import org.jspecify.annotations.NullMarked;
