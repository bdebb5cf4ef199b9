using System.Reflection;
using System.Web;
using AspNetWebSockets.SystemWeb.Tests.Site.Hosting;

namespace AspNetWebSockets.SystemWeb.Tests.Site;

/// <summary>From the name in a file to the compiled class.</summary>
public sealed class HandlerTypeLookupTests
{
    private const string Namespace = "AspNetWebSockets.SystemWeb.Tests.Site.Hosting";
    private const string Own = "AspNetWebSockets.SystemWeb.Tests";

    private readonly HandlerTypeLookup _lookup = new([typeof(HandlerTypeLookupTests).Assembly]);

    [Theory]
    [InlineData(Namespace + ".PathHandler", typeof(PathHandler))]
    [InlineData(" " + Namespace + ".PathHandler , " + Own, typeof(PathHandler))]
    [InlineData(
        Namespace + ".PathHandler," + Own + ", Version=1.0.0.0, Culture=neutral, PublicKeyToken=null",
        typeof(PathHandler)
    )]
    [InlineData(Namespace + ".PathHandler, App_Code", typeof(PathHandler))]
    [InlineData(Namespace + ".HiddenHandler", typeof(HiddenHandler))]
    [InlineData("AspNetWebSockets.SystemWeb.Tests.Site.HandlerTypeLookupTests+Inner", typeof(Inner))]
    public void Classes_are_found_with_and_without_their_assembly(string name, Type expected) =>
        _lookup.Find(name).ShouldBe(expected);

    [Fact]
    public void An_assembly_that_is_named_need_not_be_among_those_searched() =>
        new HandlerTypeLookup([]).Find($"{Namespace}.PathHandler, {Own}").ShouldBe(typeof(PathHandler));

    [Theory]
    [InlineData("No.Such", "'No.Such' was not found in " + Own)]
    [InlineData(Namespace + ".pathhandler", "was not found in")]
    [InlineData("No.Such, No.Assembly", "The assembly 'No.Assembly' is not part of the application")]
    [InlineData("No.Such, ", "is not part of the application")]
    [InlineData("No.Such, No\\/:*?\"Assembly", "is not part of the application")]
    [InlineData("A[", "'A['")]
    [InlineData("", "The class ''")]
    [InlineData("AspNetWebSockets.SystemWeb.Tests.Site.HandlerTypeLookupTests", "is no IHttpHandler")]
    [InlineData("AspNetWebSockets.SystemWeb.Tests.Site.HandlerTypeLookupTests+Unfinished", "cannot be created")]
    [InlineData(Namespace + ".UnmakeableHandler", "no constructor without parameters")]
    public void What_is_wrong_is_said(string name, string message) =>
        Should.Throw<SiteFileException>(() => _lookup.Find(name)).Message.ShouldContain(message);

    [Fact]
    public void The_first_assembly_that_has_the_class_counts()
    {
        HandlerTypeLookup lookup = new([typeof(HttpContext).Assembly, typeof(PathHandler).Assembly]);

        lookup.Find($"{Namespace}.PathHandler").Assembly.ShouldBe(typeof(PathHandler).Assembly);
    }

    [Fact]
    public void The_application_is_its_own_assembly_and_what_lies_beside_it_without_those_of_dotnet()
    {
        IReadOnlyList<Assembly> assemblies = ApplicationAssemblies.Find(Own);

        assemblies[0].ShouldBe(typeof(HandlerTypeLookupTests).Assembly);
        assemblies.ShouldContain(typeof(HttpContext).Assembly);
        assemblies.ShouldContain(typeof(TestSupport.LogRecords).Assembly);
        assemblies.ShouldNotContain(typeof(object).Assembly);
        assemblies.ShouldBeUnique();
    }

    [Fact]
    public void A_name_without_an_assembly_of_its_own_is_no_harm() =>
        ApplicationAssemblies.Find("an application's name").ShouldContain(typeof(HandlerTypeLookupTests).Assembly);

    internal sealed class Inner : PathHandler;

    internal abstract class Unfinished : PathHandler;
}
