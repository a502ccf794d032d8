-- One run of wrk: thinks, looks at answers, and prints its figures as one line of JSON.
-- Behind the address: how long a connection thinks before each request (mean, in ms), and whether answers are looked at.
-- From the environment: BENCH_TOKEN, and BENCH_BODY, which every answer has to be.

local threads = {}

function setup(thread)
   table.insert(threads, thread)
end

function init(args)
   local think = tonumber(args[1])
   wrk.headers["Authorization"] = "Bearer " .. os.getenv("BENCH_TOKEN")
   wrong = 0
   failed = 0
   if think > 0 then
      math.randomseed(os.time())
      -- exponentially distributed, so that requests come as from many clients who know nothing of one another
      delay = function() return math.floor(-think * math.log(1 - math.random()) + 0.5) end
   end
   if args[2] == "checked" then
      local expected = os.getenv("BENCH_BODY")
      response = function(status, headers, body)
         if status >= 500 then
            failed = failed + 1
         elseif status ~= 200 or body ~= expected then
            wrong = wrong + 1
         end
      end
   end
end

function done(summary, latency, requests)
   local failures, others = 0, 0
   for _, thread in ipairs(threads) do
      failures = failures + thread:get("failed")
      others = others + thread:get("wrong")
   end
   local errors = summary.errors
   print(string.format(
      '{"requests":%d,"seconds":%.3f,"mean_ms":%.3f,"p50_ms":%.3f,"p99_ms":%.3f,"refused":%d,"failed":%d,"wrong":%d,"unanswered":%d}',
      summary.requests, summary.duration / 1e6, latency.mean / 1000, latency:percentile(50) / 1000,
      latency:percentile(99) / 1000, errors.status, failures, others,
      errors.connect + errors.read + errors.write + errors.timeout))
end
