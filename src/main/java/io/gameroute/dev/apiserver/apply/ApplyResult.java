package io.gameroute.dev.apiserver.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The object as the apply leaves it, with its owners; where there are conflicts, nothing is applied. */
public record ApplyResult(ObjectNode object, List<Conflict> conflicts) {}
