using AspNetWebSockets.ApiCompare.Compilation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AspNetWebSockets.Framework48.Tests.Compilation;

/// <summary>
/// Controllers of <c>samples/Framework48Handlers</c> compile unchanged against the System.Web of .NET Framework 4.8 and
/// what Debian has of Web API and MVC, which is versions 1 and 3; that of Web API 2 against declarations of what it uses,
/// in <c>tests/AspNetWebSockets.ApiCompare/Stubs</c>.
/// </summary>
public sealed class ControllersCompileForWebApi1AndMvc3Tests
{
    [Theory]
    [InlineData("WebApi/ChatController.cs", "System.Web.Http", "System.Net.Http.Formatting")]
    [InlineData("WebApi/StreamController.cs", "System.Web.Http", "System.Net.Http.Formatting")]
    [InlineData("Mvc/LiveController.cs", "System.Web.Mvc")]
    public void Compiles(string controller, params string[] assemblies) =>
        Compile(controller, [.. assemblies.Select(Framework48Compilation.Reference)]).ShouldBeEmpty();

    [Fact]
    public void Compiles_for_declarations_of_Web_API_2() =>
        Compile("WebApi/RoomsController.cs", MetadataReference.CreateFromImage(StubAssembly.WebApi2())).ShouldBeEmpty();

    private static string Compile(string controller, params MetadataReference[] references) =>
        Framework48Compilation
            .Create(
                "Handlers",
                HandlerSources.Read("Framework48Handlers/" + controller),
                LanguageVersion.CSharp7_3,
                [.. references, MetadataReference.CreateFromImage(StubAssembly.MicrosoftWebSockets())]
            )
            .Messages();
}
