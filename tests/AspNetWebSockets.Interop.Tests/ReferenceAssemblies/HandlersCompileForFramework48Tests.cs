using AspNetWebSockets.Interop.Tests.Hosting;

namespace AspNetWebSockets.Interop.Tests.ReferenceAssemblies;

/// <summary>
/// The handlers of <c>samples/ClassicHandlers</c> and that of <c>samples/Minimal</c>, which this solution compiles
/// against its own System.Web types, compile unchanged, each from its one source file, against those of .NET
/// Framework 4.8.
/// </summary>
public sealed class HandlersCompileForFramework48Tests
{
    private static readonly string Samples = Path.Combine(BuildPlaces.RepositoryRoot, "samples");

    public static TheoryData<string> Handlers { get; } =
    [
        .. Directory
            .EnumerateFiles(Path.Combine(Samples, "ClassicHandlers"), "*.cs")
            .Select(file => Path.GetRelativePath(Samples, file)),
        "Minimal/Echo.cs",
    ];

    [Fact]
    public void All_six_are_there() => Handlers.Count.ShouldBe(6);

    [Theory]
    [MemberData(nameof(Handlers))]
    public async Task Compiles(string handler)
    {
        CompilerRun run = await CompilerRun.OfAsync(
            Path.Combine(Samples, handler),
            TestContext.Current.CancellationToken
        );

        run.Output.ShouldBeEmpty();
        run.ExitCode.ShouldBe(0);
    }

    /// <summary>The check itself can fail: a member that 4.8 does not have is refused.</summary>
    [Fact]
    public async Task What_48_does_not_have_does_not_compile()
    {
        string source = Path.Combine(AppContext.BaseDirectory, "NotInFramework48.cs");
        await File.WriteAllTextAsync(
            source,
            "class C { object M(System.Web.HttpContext c) { return c.WebSocketIsModern; } }",
            TestContext.Current.CancellationToken
        );

        CompilerRun run = await CompilerRun.OfAsync(source, TestContext.Current.CancellationToken);

        run.ExitCode.ShouldNotBe(0);
        run.Output.ShouldContain("CS1061");
    }
}
