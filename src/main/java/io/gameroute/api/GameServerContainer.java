package io.gameroute.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crdv2.generator.v1.SchemaCustomizer;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import org.jspecify.annotations.Nullable;

/** An override of one container of one server. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@SchemaCustomizer(value = SchemaPatch.class, input = """
                properties:
                  resources:
                    properties:
                      limits: {description: "The most of each resource, such as cpu and memory, that the container may use."}
                      requests: {description: "How much of each resource is kept free for the container."}
                      claims:
                        description: "Resource claims of the pod that the container uses."
                        items:
                          properties:
                            name: {description: "Name of the claim in the pod."}
                            request: {description: "Name of one request within the claim. Default: all of them."}
                """)
public record GameServerContainer(
        @JsonPropertyDescription("Name of the container in the template.") @Required
        String name,

        @JsonPropertyDescription(
                "Image of the container instead of the template's, today's and any later one's. It is changed inside the running pod,"
                        + " within the set's maxUnavailable. Empty: the image of the template.")
        @Nullable
        String image,

        @JsonPropertyDescription(
                "Requests and limits of the container instead of the template's. They are changed inside the running pod where the API server"
                        + " can do it and the quality of service stays, otherwise used when the pod is created the next time."
                        + " What is not named here stays as in the template.")
        @Nullable
        ResourceRequirements resources) {}
