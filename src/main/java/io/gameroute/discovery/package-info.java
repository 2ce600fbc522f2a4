/** Which game servers Prometheus is to scrape, as its HTTP service discovery reads it. */
@NullMarked
package io.gameroute.discovery;

import org.jspecify.annotations.NullMarked;
