using System.Web;
using System.Web.Caching;
using AspNetWebSockets.SystemWeb.Tests.Hosting;

namespace AspNetWebSockets.SystemWeb.Tests.SystemWeb.Caching;

/// <summary>Items that go with files, with other items, and with what an application makes up.</summary>
public sealed class CacheDependencyTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("cache-dependency");
    private readonly string _key = Guid.NewGuid().ToString();
    private readonly TaskCompletionSource<CacheItemRemovedReason> _removed = new();

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task An_item_goes_with_its_file()
    {
        string file = NewFile();
        using CacheDependency dependency = new(file);
        Insert(dependency);
        HttpRuntime.Cache[_key].ShouldBe("item");

        await File.WriteAllTextAsync(file, "changed", TestContext.Current.CancellationToken);

        (await _removed.Task.Bounded()).ShouldBe(CacheItemRemovedReason.DependencyChanged);
        HttpRuntime.Cache[_key].ShouldBeNull();
        dependency.HasChanged.ShouldBeTrue();
        dependency.UtcLastModified.ShouldBeGreaterThan(DateTime.MinValue);
        dependency.GetFileDependencies().ShouldBe([file]);
        dependency.GetUniqueID()!.ShouldContain(file);
    }

    [Fact]
    public async Task A_file_that_comes_into_being_is_a_change()
    {
        string file = Path.Combine(_directory.FullName, "late");
        using CacheDependency dependency = new(file);
        Insert(dependency);

        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);

        (await _removed.Task.Bounded()).ShouldBe(CacheItemRemovedReason.DependencyChanged);
    }

    [Fact]
    public async Task A_directory_changes_with_its_files()
    {
        using CacheDependency dependency = new(_directory.FullName);
        Insert(dependency);

        _ = NewFile();

        (await _removed.Task.Bounded()).ShouldBe(CacheItemRemovedReason.DependencyChanged);
    }

    [Fact]
    public void A_file_that_was_changed_after_the_start_has_changed()
    {
        string file = NewFile();

        using CacheDependency changed = new(file, File.GetLastWriteTimeUtc(file).AddSeconds(-1));
        using CacheDependency unchanged = new(file, File.GetLastWriteTimeUtc(file));

        changed.HasChanged.ShouldBeTrue();
        unchanged.HasChanged.ShouldBeFalse();
    }

    [Fact]
    public void An_item_goes_with_another_item_that_is_removed_or_replaced()
    {
        string other = _key + "other";
        foreach (
            Action change in new Action[] { () => HttpRuntime.Cache.Remove(other), () => HttpRuntime.Cache[other] = 2 }
        )
        {
            HttpRuntime.Cache[other] = 1;
            using CacheDependency dependency = new(null, [other]);
            HttpRuntime.Cache.Insert(_key, "item", dependency);
            HttpRuntime.Cache[_key].ShouldBe("item");

            change();

            HttpRuntime.Cache[_key].ShouldBeNull();
        }

        _ = HttpRuntime.Cache.Remove(other);
    }

    [Fact]
    public async Task An_item_that_depends_on_a_missing_one_does_not_come_in()
    {
        using CacheDependency dependency = new(null, [_key + "missing"]);
        dependency.HasChanged.ShouldBeTrue();

        Insert(dependency);

        HttpRuntime.Cache[_key].ShouldBeNull();
        (await _removed.Task.Bounded()).ShouldBe(CacheItemRemovedReason.DependencyChanged);
    }

    [Fact]
    public void A_dependency_may_be_made_of_another()
    {
        using MadeUpDependency inner = new();
        using CacheDependency outer = new(null, null, inner);
        Insert(outer);

        inner.Change();

        outer.HasChanged.ShouldBeTrue();
        HttpRuntime.Cache[_key].ShouldBeNull();
    }

    [Fact]
    public void An_aggregate_changes_with_the_first_of_its_dependencies()
    {
        using MadeUpDependency first = new();
        using MadeUpDependency second = new();
        using AggregateCacheDependency aggregate = new();
        aggregate.Add(first, second);
        Insert(aggregate);

        second.Change();

        aggregate.HasChanged.ShouldBeTrue();
        HttpRuntime.Cache[_key].ShouldBeNull();
        first.IsDisposed.ShouldBeTrue();
    }

    [Fact]
    public void A_dependency_is_disposed_with_its_item()
    {
        using MadeUpDependency dependency = new();
        Insert(dependency);

        _ = HttpRuntime.Cache.Remove(_key);

        dependency.IsDisposed.ShouldBeTrue();
        dependency.Change();
        dependency.HasChanged.ShouldBeFalse();
    }

    [Fact]
    public void An_update_callback_is_told_of_the_change()
    {
        using MadeUpDependency dependency = new();
        CacheItemUpdateReason seen = default;
        HttpRuntime.Cache.Insert(
            _key,
            1,
            dependency,
            Cache.NoAbsoluteExpiration,
            Cache.NoSlidingExpiration,
            (
                string _,
                CacheItemUpdateReason reason,
                out object? item,
                out CacheDependency? next,
                out DateTime at,
                out TimeSpan after
            ) =>
            {
                seen = reason;
                item = 2;
                next = new MadeUpDependency();
                at = Cache.NoAbsoluteExpiration;
                after = Cache.NoSlidingExpiration;
            }
        );

        dependency.Change();

        HttpRuntime.Cache.Remove(_key).ShouldBe(2);
        seen.ShouldBe(CacheItemUpdateReason.DependencyChanged);
    }

    [Fact]
    public void A_dependency_belongs_to_one_item()
    {
        using MadeUpDependency dependency = new();
        Insert(dependency);

        Should.Throw<InvalidOperationException>(() => HttpRuntime.Cache.Insert(_key + "b", 1, dependency));
        Should.Throw<InvalidOperationException>(() => new CacheDependency(null, null, dependency));
        using AggregateCacheDependency aggregate = new();
        Should.Throw<InvalidOperationException>(() => aggregate.Add(dependency));
        _ = HttpRuntime.Cache.Remove(_key);
    }

    [Fact]
    public void What_cannot_be_watched_is_refused()
    {
        Should.Throw<ArgumentException>(() => new CacheDependency("relative")).Message.ShouldContain("absolute");
        Should
            .Throw<HttpException>(() => new CacheDependency(Path.Combine(_directory.FullName, "no", "file")))
            .Message.ShouldContain("must exist");
        Should.Throw<ArgumentNullException>(() => new CacheDependency([null!]));
        Should.Throw<ArgumentNullException>(() => new CacheDependency(null, [null!]));
    }

    private string NewFile()
    {
        string file = Path.Combine(_directory.FullName, Guid.NewGuid().ToString());
        File.WriteAllText(file, "");
        return file;
    }

    private void Insert(CacheDependency dependency) =>
        HttpRuntime.Cache.Insert(
            _key,
            "item",
            dependency,
            Cache.NoAbsoluteExpiration,
            Cache.NoSlidingExpiration,
            CacheItemPriority.Default,
            (_, _, reason) => _removed.SetResult(reason)
        );

    private sealed class MadeUpDependency : CacheDependency
    {
        public MadeUpDependency() => FinishInit();

        public bool IsDisposed { get; private set; }

        public void Change() => NotifyDependencyChanged(this, EventArgs.Empty);

        protected override void DependencyDispose() => IsDisposed = true;
    }
}
