namespace System.Web.Script.Serialization;

/// <summary>Keeps <see cref="JavaScriptSerializer"/> from writing a public field or property.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.script.serialization.scriptignoreattribute"/>.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ScriptIgnoreAttribute : Attribute
{
    /// <summary>Whether it holds for a property that overrides the one with this attribute. Default <see langword="false"/>.</summary>
    public bool ApplyToOverrides { get; set; }
}
