using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Web;

namespace AspNetWebSockets.SystemWeb.Tests.SystemWeb;

/// <summary>
/// Files of 4.x name namespaces of which they use nothing, those of Visual Studio's templates above all. A compiler
/// accepts a namespace when an assembly has any type in it.
/// </summary>
public sealed class NamespaceTests
{
    [Theory]
    [InlineData("System.Web.Security")]
    [InlineData("System.Web.UI")]
    [InlineData("System.Web.UI.WebControls")]
    [InlineData("System.Web.UI.WebControls.WebParts")]
    [InlineData("System.Web.UI.HtmlControls")]
    [InlineData("System.Web.Services")]
    [InlineData("System.Web.Services.Protocols")]
    [InlineData("System.Web.Script.Services")]
    [InlineData("System.Web.Compilation")]
    [InlineData("System.Web.Management")]
    [InlineData("System.Web.Util")]
    [InlineData("System.Web.ModelBinding")]
    [InlineData("System.Web.DynamicData")]
    public void A_file_can_name_it(string name)
    {
        using FileStream file = File.OpenRead(typeof(HttpContext).Assembly.Location);
        using PEReader assembly = new(file);
        MetadataReader metadata = assembly.GetMetadataReader();

        metadata
            .TypeDefinitions.Select(handle => metadata.GetTypeDefinition(handle))
            .Select(type => metadata.GetString(type.Namespace))
            .ShouldContain(name, StringComparer.Ordinal);
    }
}
