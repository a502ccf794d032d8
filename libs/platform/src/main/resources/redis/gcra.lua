-- KEYS: one for each limit. ARGV: interval in microseconds and burst, for each limit.
-- A key holds the time (microseconds) up to which its limit is used. Answers first 0 when every limit admits the try,
-- which then counts against all of them; otherwise the microseconds until it would be admitted, and nothing is counted.
-- After that it answers, for each limit, the microseconds until it is full again.
local clock = redis.call('TIME')
local now = clock[1] * 1000000 + clock[2]
local used, answer = {}, { 0 }
for i, key in ipairs(KEYS) do
  local interval, burst = tonumber(ARGV[2 * i - 1]), tonumber(ARGV[2 * i])
  used[i] = math.max(tonumber(redis.call('GET', key) or '0'), now)
  answer[1] = math.max(answer[1], used[i] + interval - now - burst * interval)
  answer[i + 1] = used[i] - now
end
if answer[1] > 0 then
  return answer
end
for i, key in ipairs(KEYS) do
  answer[i + 1] = answer[i + 1] + tonumber(ARGV[2 * i - 1])
  redis.call('SET', key, string.format('%.0f', now + answer[i + 1]), 'PX', math.ceil(answer[i + 1] / 1000))
end
return answer
