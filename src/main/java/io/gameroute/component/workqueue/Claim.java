package io.gameroute.component.workqueue;

import java.time.Duration;

/** A key that a worker holds until it gives it back; {@code failures} in a row came before this run. */
record Claim(String key, int failures, Duration waited, long startedAt) {}
