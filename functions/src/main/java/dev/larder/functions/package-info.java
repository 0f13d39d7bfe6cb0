/**
 * What an environment is made of for the functions and the command: the lake, the warehouse, queues and executions;
 * entry type {@link dev.larder.functions.Environment}. Every step may be repeated at any point without harm.
 */
@NullMarked
package dev.larder.functions;

import org.jspecify.annotations.NullMarked;
