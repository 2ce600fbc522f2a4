package io.gameroute.dev.apiserver.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What a CustomResourceDefinition says about its kind beyond its names. */
public record CustomKind(
        String singular,
        String listKind,
        String definitionUid,
        String storageVersion,
        JsonNode openApiSchema,
        JsonNode printerColumns,
        Optional<ScalePaths> scale) {}
