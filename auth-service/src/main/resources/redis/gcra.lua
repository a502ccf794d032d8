-- KEYS: one for each limit. ARGV: interval in microseconds and burst, for each limit.
-- A key holds the time (microseconds) up to which its limit is used. Answers 0 when every limit admits the try, which
-- then counts against all of them; otherwise the microseconds until it would be admitted, and nothing is counted.
local clock = redis.call('TIME')
local now = clock[1] * 1000000 + clock[2]
local used, wait = {}, 0
for i, key in ipairs(KEYS) do
  local interval, burst = tonumber(ARGV[2 * i - 1]), tonumber(ARGV[2 * i])
  used[i] = math.max(tonumber(redis.call('GET', key) or '0'), now) + interval
  wait = math.max(wait, used[i] - now - burst * interval)
end
if wait > 0 then
  return wait
end
for i, key in ipairs(KEYS) do
  redis.call('SET', key, string.format('%.0f', used[i]), 'PX', math.ceil((used[i] - now) / 1000))
end
return 0
