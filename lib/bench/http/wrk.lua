-- wrk's figures as one line of JSON; with the argument `conditional`, each request tells the newest ETag.
local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init(args)
  unchanged = 0
  if args[1] ~= "conditional" then return end
  local etag = nil
  function request()
    return wrk.format(nil, nil, etag and { ["If-None-Match"] = etag } or {})
  end
  function response(status, headers)
    etag = headers["ETag"] or headers["etag"]
    if status == 304 then unchanged = unchanged + 1 end
  end
end

function done(summary, latency, requests)
  local all = 0
  for _, thread in ipairs(threads) do all = all + (thread:get("unchanged") or 0) end
  local failed = summary.errors
  print(string.format(
    '{"requestsPerSecond":%f,"p50":%f,"p99":%f,"errors":%d,"unchanged":%d}',
    summary.requests / summary.duration * 1e6,
    latency:percentile(50) / 1000,
    latency:percentile(99) / 1000,
    failed.connect + failed.read + failed.write + failed.status + failed.timeout,
    all
  ))
end
