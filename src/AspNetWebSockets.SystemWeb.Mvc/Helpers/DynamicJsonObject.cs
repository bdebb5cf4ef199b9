using System.Diagnostics.CodeAnalysis;
using System.Dynamic;

namespace System.Web.Helpers;

/// <summary>A JSON object whose members are found by name at run time; one that is not there is <see langword="null"/>.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.helpers.dynamicjsonobject"/>. Case matters.</remarks>
[RequiresDynamicCode(Json.Reflects)]
public class DynamicJsonObject : DynamicObject
{
    /// <summary>Creates an object that is a view of a dictionary.</summary>
    /// <param name="values">The members.</param>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is <see langword="null"/>.</exception>
    public DynamicJsonObject(IDictionary<string, object?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Members = values;
    }

    internal IDictionary<string, object?> Members { get; }

    /// <inheritdoc/>
    public override bool TryGetMember(GetMemberBinder binder, out object? result)
    {
        ArgumentNullException.ThrowIfNull(binder);
        result = Wrap(Members.TryGetValue(binder.Name, out object? value) ? value : null);
        return true;
    }

    /// <inheritdoc/>
    public override bool TrySetMember(SetMemberBinder binder, object? value)
    {
        ArgumentNullException.ThrowIfNull(binder);
        Members[binder.Name] = value;
        return true;
    }

    /// <inheritdoc/>
    public override bool TryGetIndex(GetIndexBinder binder, object[] indexes, out object? result)
    {
        result = null;
        if (indexes is not [string name])
        {
            return false;
        }

        result = Wrap(Members.TryGetValue(name, out object? value) ? value : null);
        return true;
    }

    /// <inheritdoc/>
    public override bool TrySetIndex(SetIndexBinder binder, object[] indexes, object? value)
    {
        if (indexes is not [string name])
        {
            return false;
        }

        Members[name] = value;
        return true;
    }

    /// <inheritdoc/>
    public override bool TryConvert(ConvertBinder binder, out object? result)
    {
        ArgumentNullException.ThrowIfNull(binder);
        result = Members;
        return binder.Type.IsInstanceOfType(Members);
    }

    /// <inheritdoc/>
    public override IEnumerable<string> GetDynamicMemberNames() => Members.Keys;

    internal static object? Wrap(object? value) =>
        value switch
        {
            IDictionary<string, object?> members => new DynamicJsonObject(members),
            object?[] items => new DynamicJsonArray(items),
            _ => value,
        };
}
