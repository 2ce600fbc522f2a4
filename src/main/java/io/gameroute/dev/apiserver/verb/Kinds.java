package io.gameroute.dev.apiserver.verb;

import io.gameroute.dev.apiserver.registry.ObjectSchema;
import io.gameroute.dev.apiserver.registry.ResourceType;
import io.gameroute.dev.apiserver.rules.KindRules;
import java.util.function.Function;

/** What is known about a kind when one of its objects is written. */
public record Kinds(Function<ResourceType, ObjectSchema> schemas, Function<ResourceType, KindRules> rules) {}
