using AspNetWebSockets.ApiCompare.Allowed;
using AspNetWebSockets.ApiCompare.Assemblies;
using AspNetWebSockets.ApiCompare.Comparison;
using AspNetWebSockets.ApiCompare.Guide;

namespace AspNetWebSockets.Framework48.Tests.Comparison;

/// <summary>Every type that we declare in System.Web* is that of .NET Framework 4.8, but for what the list allows.</summary>
public sealed class Framework48ComparisonTests
{
    private static readonly Lazy<ListedDifferences> Differences = new(ListedDifferences.OfRepository);

    [Fact]
    public void What_differs_is_listed_with_its_reason() =>
        string.Join('\n', Differences.Value.Unlisted)
            .ShouldBeEmpty($"Mend it, or say in {RepositoryFiles.AllowedDifferences} why it has to be.");

    [Fact]
    public void What_is_listed_differs() =>
        Differences.Value.Idle.ShouldBeEmpty($"These lines of {RepositoryFiles.AllowedDifferences} can go.");

    [Fact]
    public void The_guide_prints_the_list()
    {
        string guide = File.ReadAllText(RepositoryFiles.Guide);

        GuideSection
            .Replace(guide, DifferenceTable.Render(Differences.Value))
            .ShouldBe(
                guide,
                "Run: dotnet run --project tests/AspNetWebSockets.ApiCompare -- --write docs/migration.md"
            );
    }

    [Theory]
    [InlineData("System.Web.HttpContext")]
    [InlineData("System.Web.HttpContextBase")]
    [InlineData("System.Web.HttpContextWrapper")]
    [InlineData("System.Web.IHttpHandler")]
    [InlineData("System.Web.WebSockets.AspNetWebSocket")]
    [InlineData("System.Web.WebSockets.AspNetWebSocketContext")]
    [InlineData("System.Web.WebSockets.AspNetWebSocketOptions")]
    public void Is_compared(string type) =>
        ApiComparison.ComparedTypes().ShouldContain(one => string.Equals(one, type, StringComparison.Ordinal));
}
