package io.gameroute.dev.apiserver.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What a CustomResourceDefinition says about its kind beyond its names.
 *
 * @param schema made of {@code openApiSchema} once, with its rules compiled
 */
public record CustomKind(
        String singular,
        String listKind,
        String storageVersion,
        JsonNode openApiSchema,
        ObjectSchema schema,
        JsonNode printerColumns,
        Optional<ScalePaths> scale) {}
