package io.gameroute.dev.apiserver.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.gameroute.dev.apiserver.apply.OwnedKind;
import java.util.Optional;

/**
 * What a CustomResourceDefinition says about its kind beyond its names.
 *
 * @param schema made of {@code openApiSchema} once, with its rules compiled
 * @param owned made of it once, too
 */
public record CustomKind(
        String singular,
        String listKind,
        String storageVersion,
        JsonNode openApiSchema,
        ObjectSchema schema,
        OwnedKind owned,
        JsonNode printerColumns,
        Optional<ScalePaths> scale) {}
