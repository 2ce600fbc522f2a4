/**
 * Who asks over HTTP, and whether they may: answered by the API server of the cluster, by a TokenReview and a SubjectAccessReview, and remembered for a
 * short time. Knows nothing of games.
 */
@NullMarked
package io.gameroute.access;

import org.jspecify.annotations.NullMarked;
