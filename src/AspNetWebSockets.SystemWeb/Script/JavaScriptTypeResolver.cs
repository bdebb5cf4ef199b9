namespace System.Web.Script.Serialization;

/// <summary>Decides which types may be named in JSON, by the member <c>__type</c>.</summary>
/// <remarks>
/// <para>See <see href="https://learn.microsoft.com/dotnet/api/system.web.script.serialization.javascripttyperesolver"/>.</para>
/// <para>Answer with types of a list of your own: whoever may name any type in a message can run code of his choice.</para>
/// </remarks>
public abstract class JavaScriptTypeResolver
{
    /// <summary>The type of a name; <see langword="null"/> for one that is not allowed.</summary>
    /// <param name="id">The value of <c>__type</c>.</param>
    public abstract Type? ResolveType(string id);

    /// <summary>The name of a type; <see langword="null"/> or empty for none.</summary>
    /// <param name="type">The type of an object that is written.</param>
    public abstract string? ResolveTypeId(Type type);
}
