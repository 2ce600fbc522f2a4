/** Which kinds are served: the built-in ones, and those that CustomResourceDefinitions add and remove while the server runs. */
@NullMarked
package io.gameroute.dev.apiserver.registry;

import org.jspecify.annotations.NullMarked;
