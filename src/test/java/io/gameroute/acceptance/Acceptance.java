package io.gameroute.acceptance;

import io.gameroute.cluster.ControlPlaneExtension;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** A class of scenarios, each of which is handed a {@link Scenario} of its own; skipped, loudly, where there is no control plane. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({ControlPlaneExtension.class, ScenarioExtension.class})
@interface Acceptance {}
