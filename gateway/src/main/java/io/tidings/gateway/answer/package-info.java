/** What the gateway answers by itself: faults in the dialect of their API, and CORS. Every answer has a JSON body. */
@NullMarked
package io.tidings.gateway.answer;

import org.jspecify.annotations.NullMarked;
