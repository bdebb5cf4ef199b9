using System.Diagnostics.CodeAnalysis;

namespace System.Web;

/// <summary>A module as it was mapped.</summary>
internal sealed class ModuleDefinition(
    string name,
    Func<IHttpModule> create,
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicEvents)] Type type
)
{
    internal string Name => name;

    internal Func<IHttpModule> Create => create;

    /// <summary>Its events can be named by methods of the application.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicEvents)]
    internal Type Type => type;
}
