using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace System.Web.Script.Serialization;

/// <summary>Writes one object with all that hangs on it.</summary>
[RequiresUnreferencedCode(JavaScriptSerializer.Reflects)]
[RequiresDynamicCode(JavaScriptSerializer.Reflects)]
internal sealed class JavaScriptWriter(JavaScriptSerializer serializer, StringBuilder output)
{
    // The objects that are being written, from the outermost on.
    private readonly HashSet<object> _open = new(ReferenceEqualityComparer.Instance);
    private int _depth;

    internal void Write(object? value)
    {
        if (++_depth > serializer.RecursionLimit)
        {
            throw new ArgumentException(
                $"Objects are nested deeper than the {serializer.RecursionLimit} of JavaScriptSerializer.RecursionLimit."
            );
        }

        WriteValue(value);
        _depth--;
    }

    private void WriteValue(object? value)
    {
        if (value is not null && serializer.ConverterOf(value.GetType()) is { } converter)
        {
            WriteNested(value, () => WriteConverted(value, converter));
            return;
        }

        switch (value)
        {
            case null or DBNull or '\0':
                _ = output.Append("null");
                break;
            case string text:
                WriteText(text);
                break;
            case char character:
                WriteText(character.ToString());
                break;
            case bool flag:
                _ = output.Append(flag ? "true" : "false");
                break;
            case DateTime time:
                WriteDate(time.ToUniversalTime());
                break;
            case DateTimeOffset time:
                WriteDate(time.UtcDateTime);
                break;
            case Guid guid:
                _ = output.Append('"').Append(guid.ToString()).Append('"');
                break;
            case Uri uri:
                WriteText(uri.GetComponents(UriComponents.SerializationInfoString, UriFormat.UriEscaped));
                break;
            case Enum enumeration:
                WriteEnumeration(enumeration);
                break;
            case decimal or double or float or sbyte or byte or short or ushort or int or uint or long or ulong:
                _ = output.Append(((IConvertible)value).ToString(CultureInfo.InvariantCulture));
                break;
            case IDictionary dictionary:
                WriteNested(value, () => WriteDictionary(dictionary));
                break;
            case IEnumerable items:
                WriteNested(value, () => WriteItems(items));
                break;
            default:
                WriteNested(value, () => WriteMembers(value));
                break;
        }
    }

    private void WriteNested(object value, Action write)
    {
        if (!_open.Add(value))
        {
            throw new InvalidOperationException(
                $"A circular reference was detected while serializing an object of type '{value.GetType()}'. Mark the member that leads back with [ScriptIgnore]."
            );
        }

        write();
        _ = _open.Remove(value);
    }

    private void WriteConverted(object value, JavaScriptConverter converter)
    {
        IDictionary<string, object?> members = converter.Serialize(value, serializer);
        if (serializer.TypeResolver?.ResolveTypeId(value.GetType()) is { } id)
        {
            members[JavaScriptSerializer.TypeMember] = id;
        }

        Write(members);
    }

    private void WriteDictionary(IDictionary dictionary)
    {
        bool isFirst = true;
        _ = output.Append('{');
        foreach (DictionaryEntry entry in dictionary)
        {
            if (entry.Key is not string name)
            {
                throw new ArgumentException(
                    $"Type '{dictionary.GetType()}' cannot be written as a JSON object: its keys must be strings."
                );
            }

            WriteMember(name, entry.Value, ref isFirst);
        }

        _ = output.Append('}');
    }

    private void WriteItems(IEnumerable items)
    {
        bool isFirst = true;
        _ = output.Append('[');
        foreach (object? item in items)
        {
            if (!isFirst)
            {
                _ = output.Append(',');
            }

            isFirst = false;
            Write(item);
        }

        _ = output.Append(']');
    }

    private void WriteMembers(object value)
    {
        bool isFirst = true;
        _ = output.Append('{');
        Type type = value.GetType();
        if (serializer.TypeResolver?.ResolveTypeId(type) is { } id)
        {
            WriteMember(JavaScriptSerializer.TypeMember, id, ref isFirst);
        }

        foreach (FieldInfo field in type.GetFields(BindingFlags.Public | BindingFlags.Instance))
        {
            if (!IsIgnored(field))
            {
                WriteMember(field.Name, field.GetValue(value), ref isFirst);
            }
        }

        foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetGetMethod() is { } get && get.GetParameters().Length == 0 && !IsIgnored(property))
            {
                WriteMember(property.Name, get.Invoke(value, null), ref isFirst);
            }
        }

        _ = output.Append('}');
    }

    private static bool IsIgnored(MemberInfo member) =>
        member.IsDefined(typeof(ScriptIgnoreAttribute), inherit: false)
        || Attribute.GetCustomAttribute(member, typeof(ScriptIgnoreAttribute), inherit: true)
            is ScriptIgnoreAttribute { ApplyToOverrides: true };

    private void WriteMember(string name, object? value, ref bool isFirst)
    {
        if (!isFirst)
        {
            _ = output.Append(',');
        }

        isFirst = false;
        WriteText(name);
        _ = output.Append(':');
        Write(value);
    }

    private void WriteText(string text) =>
        output.Append(HttpUtility.JavaScriptStringEncode(text, addDoubleQuotes: true));

    private void WriteDate(DateTime utc) =>
        output
            .Append(@"""\/Date(")
            .Append((utc.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond)
            .Append(@")\/""");

    private void WriteEnumeration(Enum value)
    {
        if (value.GetTypeCode() is TypeCode.Int64 or TypeCode.UInt64)
        {
            throw new InvalidOperationException(
                $"'{value.GetType()}' is an enumeration of 64 bits, which JavaScript has no numbers for."
            );
        }

        _ = output.Append(value.ToString("D"));
    }
}
