using System.Collections;
using System.Web;
using System.Web.Caching;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.SystemWeb.Tests.SystemWeb.Caching;

/// <summary>Items, their expiration, their callbacks and what goes when memory is short.</summary>
public sealed class CacheTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly ManualTimeProvider _time = new();
    private readonly List<(string Key, object Value, CacheItemRemovedReason Reason)> _removed = [];
    private readonly Cache _cache;
    private bool _isMemoryShort;

    public CacheTests()
    {
        _cache = new Cache(() => _time, () => _isMemoryShort);
    }

    private DateTime Now => _time.GetUtcNow().UtcDateTime;

    [Fact]
    public void Items_are_found_replaced_and_removed()
    {
        _cache["a"] = 1;
        _cache.Insert("b", 2);
        _cache["a"] = 3;

        _cache["a"].ShouldBe(3);
        _cache.Get("b").ShouldBe(2);
        _cache.Get("A").ShouldBeNull();
        _cache.Count.ShouldBe(2);
        _cache.Remove("a").ShouldBe(3);
        _cache.Remove("a").ShouldBeNull();
        _cache.Count.ShouldBe(1);
    }

    [Fact]
    public void Add_keeps_what_is_there()
    {
        Add("a", 1).ShouldBeNull();
        Add("a", 2).ShouldBe(1);
        _cache["a"].ShouldBe(1);

        object? Add(string key, object value) =>
            _cache.Add(
                key,
                value,
                null,
                Cache.NoAbsoluteExpiration,
                Cache.NoSlidingExpiration,
                CacheItemPriority.Default,
                null
            );
    }

    [Fact]
    public void Add_takes_the_place_of_an_item_that_has_expired()
    {
        Insert("a", 1, at: Now + Minute);
        _time.Advance(TimeSpan.FromSeconds(61));

        _cache.Add("a", 2, null, Cache.NoAbsoluteExpiration, Minute, CacheItemPriority.Default, null).ShouldBeNull();

        _cache["a"].ShouldBe(2);
    }

    [Fact]
    public void The_enumeration_gives_keys_and_items_and_not_those_that_have_expired()
    {
        _cache["a"] = 1;
        Insert("b", 2, at: Now + Minute);
        Items().ShouldBe([("a", 1), ("b", 2)]);

        _time.Advance(TimeSpan.FromSeconds(50));
        _cache.Remove("a");
        _time.Advance(TimeSpan.FromSeconds(10));

        Items().ShouldBeEmpty();

        IEnumerable<(object, object?)> Items() =>
            _cache.Cast<DictionaryEntry>().Select(entry => (entry.Key, entry.Value)).Order();
    }

    [Fact]
    public void An_item_expires_at_its_time()
    {
        Insert("a", 1, at: Now + Minute);

        _time.Advance(TimeSpan.FromSeconds(59));
        _cache["a"].ShouldBe(1);
        _time.Advance(TimeSpan.FromSeconds(1));

        _cache["a"].ShouldBeNull();
        _removed.ShouldBe([("a", 1, CacheItemRemovedReason.Expired)]);
    }

    [Fact]
    public void An_item_that_nobody_asks_for_is_removed_within_20_seconds_of_its_time()
    {
        Insert("a", 1, at: Now + TimeSpan.FromSeconds(30));

        _time.Advance(TimeSpan.FromSeconds(39));
        _removed.ShouldBeEmpty();
        _time.Advance(TimeSpan.FromSeconds(1));

        _removed.ShouldBe([("a", 1, CacheItemRemovedReason.Expired)]);
        _cache.Count.ShouldBe(0);
    }

    [Fact]
    public void A_time_without_a_kind_is_local()
    {
        TimeZoneInfo zone = TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(2), "test", "test");

        CacheExpiration expiration = CacheExpiration.Of(
            new DateTime(2026, 1, 1, 12, 0, 0),
            Cache.NoSlidingExpiration,
            new ZonedTime(zone)
        );

        expiration.Absolute.ShouldBe(new DateTime(2026, 1, 1, 10, 0, 0, DateTimeKind.Utc));
    }

    [Fact]
    public void An_item_that_is_used_stays_for_its_sliding_time_from_then_on()
    {
        _cache.Insert("a", 1, null, Cache.NoAbsoluteExpiration, Minute);

        _time.Advance(TimeSpan.FromSeconds(50));
        _cache["a"].ShouldBe(1);
        _time.Advance(TimeSpan.FromSeconds(50));
        _cache["a"].ShouldBe(1);
        _time.Advance(Minute);

        _cache["a"].ShouldBeNull();
    }

    [Fact]
    public void An_item_that_has_expired_before_it_comes_takes_the_old_one_away()
    {
        Insert("a", 1);

        Insert("a", 2, at: Now);

        _cache["a"].ShouldBeNull();
        _removed.ShouldBe([("a", 2, CacheItemRemovedReason.Expired), ("a", 1, CacheItemRemovedReason.Removed)]);
    }

    [Fact]
    public void Removing_and_replacing_call_back_before_they_return()
    {
        Insert("a", 1);
        Insert("b", 2);

        _cache.Remove("a");
        _cache["b"] = 3;

        _removed.ShouldBe([("a", 1, CacheItemRemovedReason.Removed), ("b", 2, CacheItemRemovedReason.Removed)]);
    }

    [Fact]
    public void A_callback_may_insert_the_item_anew()
    {
        _cache.Insert(
            "a",
            1,
            null,
            Now + Minute,
            Cache.NoSlidingExpiration,
            CacheItemPriority.Default,
            (key, _, _) => _cache[key] = 2
        );

        _time.Advance(Minute);

        _cache["a"].ShouldBe(2);
    }

    [Fact]
    public void A_callback_that_fails_does_not_harm_the_caller()
    {
        _cache.Insert(
            "a",
            1,
            null,
            Cache.NoAbsoluteExpiration,
            Cache.NoSlidingExpiration,
            CacheItemPriority.Default,
            (_, _, _) => throw new InvalidOperationException()
        );

        _cache.Remove("a").ShouldBe(1);
    }

    [Fact]
    public void When_memory_is_short_a_tenth_goes_by_priority_and_then_by_use()
    {
        foreach (int each in Enumerable.Range(0, 17))
        {
            Insert($"normal {each}", each);
        }

        Insert("high", 0, CacheItemPriority.High);
        Insert("never", 0, CacheItemPriority.NotRemovable);
        Insert("low", 0, CacheItemPriority.Low);
        _time.Advance(TimeSpan.FromSeconds(1));
        foreach (int each in Enumerable.Range(0, 17).Where(each => each != 5))
        {
            _ = _cache[$"normal {each}"];
        }

        _isMemoryShort = true;
        _time.Advance(CacheSweep.Period);

        _removed.ShouldBe([
            ("low", 0, CacheItemRemovedReason.Underused),
            ("normal 5", 5, CacheItemRemovedReason.Underused),
        ]);
    }

    [Fact]
    public void An_item_that_is_not_removable_stays_when_memory_is_short()
    {
        Insert("never", 0, CacheItemPriority.NotRemovable);
        _isMemoryShort = true;

        _time.Advance(CacheSweep.Period);

        _cache["never"].ShouldBe(0);
    }

    [Fact]
    public void An_update_callback_makes_the_next_version_and_the_old_one_is_found_until_then()
    {
        List<CacheItemUpdateReason> reasons = [];
        int version = 1;
        _cache.Insert("a", version, null, Now + Minute, Cache.NoSlidingExpiration, Update);

        _time.Advance(Minute);

        _cache["a"].ShouldBe(2);
        _time.Advance(Minute);
        _cache["a"].ShouldBe(3);
        reasons.ShouldBe([CacheItemUpdateReason.Expired, CacheItemUpdateReason.Expired]);

        void Update(
            string key,
            CacheItemUpdateReason reason,
            out object? expensiveObject,
            out CacheDependency? dependency,
            out DateTime absoluteExpiration,
            out TimeSpan slidingExpiration
        )
        {
            reasons.Add(reason);
            _cache[key].ShouldBe(version);
            expensiveObject = ++version;
            dependency = null;
            absoluteExpiration = Now + Minute;
            slidingExpiration = Cache.NoSlidingExpiration;
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_update_callback_that_gives_nothing_or_fails_removes_the_item(bool fails)
    {
        _cache.Insert("a", 1, null, Now + Minute, Cache.NoSlidingExpiration, Update);

        _time.Advance(Minute);

        _cache.Count.ShouldBe(0);

        void Update(
            string key,
            CacheItemUpdateReason reason,
            out object? expensiveObject,
            out CacheDependency? dependency,
            out DateTime absoluteExpiration,
            out TimeSpan slidingExpiration
        )
        {
            expensiveObject = null;
            dependency = null;
            absoluteExpiration = Cache.NoAbsoluteExpiration;
            slidingExpiration = Cache.NoSlidingExpiration;
            if (fails)
            {
                throw new InvalidOperationException();
            }
        }
    }

    [Fact]
    public void The_update_callback_of_an_item_that_is_removed_is_not_called()
    {
        _cache.Insert("a", 1, null, Now + Minute, Cache.NoSlidingExpiration, Fail);

        _cache.Remove("a").ShouldBe(1);
        _time.Advance(Minute + Minute);

        static void Fail(
            string key,
            CacheItemUpdateReason reason,
            out object? expensiveObject,
            out CacheDependency? dependency,
            out DateTime absoluteExpiration,
            out TimeSpan slidingExpiration
        ) => throw new InvalidOperationException("must not be called");
    }

    [Fact]
    public void Wrong_arguments_are_refused()
    {
        Should.Throw<ArgumentNullException>(() => _cache.Get(null!));
        Should.Throw<ArgumentNullException>(() => _cache.Remove(null!));
        Should.Throw<ArgumentNullException>(() => _cache.Insert(null!, 1));
        Should.Throw<ArgumentNullException>(() => _cache["a"] = null);
        Should.Throw<ArgumentException>(() => _cache.Insert("a", 1, null, Now + Minute, Minute));
        Should.Throw<ArgumentOutOfRangeException>(() =>
            _cache.Insert("a", 1, null, Cache.NoAbsoluteExpiration, -Minute)
        );
        Should.Throw<ArgumentOutOfRangeException>(() =>
            _cache.Insert("a", 1, null, Cache.NoAbsoluteExpiration, TimeSpan.FromDays(366))
        );
        Should.Throw<ArgumentOutOfRangeException>(() => Insert("a", 1, (CacheItemPriority)7));
        Should.Throw<ArgumentException>(() =>
            _cache.Insert("a", 1, null, Cache.NoAbsoluteExpiration, Cache.NoSlidingExpiration, NeverCalled)
        );
        Should.Throw<ArgumentNullException>(() =>
            _cache.Insert("a", 1, null, Cache.NoAbsoluteExpiration, Minute, (CacheItemUpdateCallback)null!)
        );

        static void NeverCalled(
            string key,
            CacheItemUpdateReason reason,
            out object? expensiveObject,
            out CacheDependency? dependency,
            out DateTime absoluteExpiration,
            out TimeSpan slidingExpiration
        ) => throw new InvalidOperationException();
    }

    [Fact]
    public async Task Every_item_ends_once_however_many_remove_it()
    {
        int ended = 0;
        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    Task.Run(
                        () =>
                        {
                            for (int i = 0; i < 1000; i++)
                            {
                                _cache.Insert(
                                    $"k{i % 7}",
                                    i,
                                    null,
                                    Cache.NoAbsoluteExpiration,
                                    Cache.NoSlidingExpiration,
                                    CacheItemPriority.Default,
                                    (_, _, _) => Interlocked.Increment(ref ended)
                                );
                                if (i % 3 == 0)
                                {
                                    _cache.Remove($"k{i % 5}");
                                }
                            }
                        },
                        TestContext.Current.CancellationToken
                    )
                )
        );

        ended.ShouldBe(4000 - _cache.Count);
    }

    [Fact]
    public void The_memory_limit_is_that_of_the_garbage_collector() =>
        _cache.EffectivePercentagePhysicalMemoryLimit.ShouldBeInRange(1, 100);

    private void Insert(string key, object value, CacheItemPriority priority) =>
        _cache.Insert(
            key,
            value,
            null,
            Cache.NoAbsoluteExpiration,
            Cache.NoSlidingExpiration,
            priority,
            (k, v, reason) => _removed.Add((k, v, reason))
        );

    private void Insert(string key, object value, DateTime? at = null) =>
        _cache.Insert(
            key,
            value,
            null,
            at ?? Cache.NoAbsoluteExpiration,
            Cache.NoSlidingExpiration,
            CacheItemPriority.Default,
            (k, v, reason) => _removed.Add((k, v, reason))
        );

    private sealed class ZonedTime(TimeZoneInfo zone) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => zone;
    }
}
