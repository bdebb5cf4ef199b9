using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace System.Web.Script.Serialization;

/// <summary>Writes objects as JSON and reads JSON, in the format of ASP.NET AJAX: dates as <c>"\/Date(milliseconds)\/"</c>, enumerations as numbers, public fields before public properties.</summary>
/// <remarks>
/// <para>See <see href="https://learn.microsoft.com/dotnet/api/system.web.script.serialization.javascriptserializer"/>.</para>
/// <para>
/// For code that was written with it and clients that know its format; new code has <c>System.Text.Json</c>. It works by
/// reflection, so types that are only met in messages must be kept when an application is trimmed. Thread-safe once its
/// converters and limits are set.
/// </para>
/// </remarks>
[RequiresUnreferencedCode(Reflects)]
[RequiresDynamicCode(Reflects)]
public class JavaScriptSerializer
{
    internal const string Reflects =
        "JavaScriptSerializer finds the members of types by reflection. Use System.Text.Json with a source-generated context in an application that is trimmed or compiled ahead of time.";

    internal const string TypeMember = "__type";

    private readonly Dictionary<Type, JavaScriptConverter> _converters = [];
    private int _maxJsonLength = 2 * 1024 * 1024;
    private int _recursionLimit = 100;

    /// <summary>Creates a serializer that knows no <c>__type</c>.</summary>
    public JavaScriptSerializer()
        : this(resolver: null) { }

    /// <summary>Creates a serializer that writes and reads the member <c>__type</c>.</summary>
    /// <param name="resolver">Which types may be named; <see langword="null"/> for none.</param>
    public JavaScriptSerializer(JavaScriptTypeResolver? resolver)
    {
        TypeResolver = resolver;
    }

    /// <summary>How long JSON may be, read or written. Characters; default 2,097,152; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxJsonLength
    {
        get => _maxJsonLength;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _maxJsonLength = value;
        }
    }

    /// <summary>How deep objects and arrays may be nested. Default 100; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int RecursionLimit
    {
        get => _recursionLimit;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _recursionLimit = value;
        }
    }

    internal JavaScriptTypeResolver? TypeResolver { get; }

    /// <summary>Takes converters for their types, in the place of those registered before for the same types.</summary>
    /// <param name="converters">The converters.</param>
    /// <exception cref="ArgumentNullException"><paramref name="converters"/> is <see langword="null"/>.</exception>
    public void RegisterConverters(IEnumerable<JavaScriptConverter> converters)
    {
        ArgumentNullException.ThrowIfNull(converters);
        foreach (JavaScriptConverter converter in converters)
        {
            foreach (Type type in converter.SupportedTypes ?? [])
            {
                _converters[type] = converter;
            }
        }
    }

    /// <summary>Writes an object as JSON.</summary>
    /// <param name="obj">The object.</param>
    /// <returns>The JSON.</returns>
    /// <exception cref="InvalidOperationException">The JSON is longer than <see cref="MaxJsonLength"/>, an object contains itself, or an enumeration of 64 bits is met, which JavaScript has no numbers for.</exception>
    /// <exception cref="ArgumentException">Nested deeper than <see cref="RecursionLimit"/>, or a dictionary has keys that are no strings.</exception>
    public string Serialize(object? obj)
    {
        StringBuilder output = new();
        Serialize(obj, output);
        return output.ToString();
    }

    /// <summary>Writes an object as JSON behind what is in a <see cref="StringBuilder"/>, all of which counts for <see cref="MaxJsonLength"/>.</summary>
    /// <param name="obj">The object.</param>
    /// <param name="output">Where to.</param>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is <see langword="null"/>.</exception>
    /// <inheritdoc cref="Serialize(object)" path="/exception"/>
    public void Serialize(object? obj, StringBuilder output)
    {
        ArgumentNullException.ThrowIfNull(output);
        new JavaScriptWriter(this, output).Write(obj);
        if (output.Length > MaxJsonLength)
        {
            throw new InvalidOperationException(TooLong(output.Length));
        }
    }

    /// <summary>Reads JSON as an object of a type. Members that the type does not have are passed over; case does not matter.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="input">The JSON. Names without quotes and strings in single quotes are taken as well.</param>
    /// <returns>The object; <see langword="null"/> for an empty text.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">It is no JSON, longer than <see cref="MaxJsonLength"/>, nested deeper than <see cref="RecursionLimit"/>, or a text does not fit a member of its type.</exception>
    /// <exception cref="InvalidOperationException">It does not fit the type.</exception>
    /// <exception cref="MissingMethodException">The type has no public constructor without parameters.</exception>
    public T? Deserialize<T>(string input) => (T?)Deserialize(input, typeof(T));

    /// <param name="input">The JSON. Names without quotes and strings in single quotes are taken as well.</param>
    /// <param name="targetType">The type.</param>
    /// <inheritdoc cref="Deserialize{T}(string)"/>
    public object? Deserialize(string input, Type? targetType) =>
        new JavaScriptObjectConverter(this).Convert(Parse(input), targetType);

    /// <summary>Reads JSON as dictionaries by name, arrays of objects, strings, <see cref="int"/>, <see cref="long"/>, <see cref="decimal"/>, <see cref="double"/>, <see cref="bool"/>, <see cref="DateTime"/> and <see langword="null"/>.</summary>
    /// <param name="input">The JSON.</param>
    /// <inheritdoc cref="Deserialize{T}(string)" path="/exception"/>
    public object? DeserializeObject(string input) => Deserialize(input, targetType: null);

    /// <summary>Makes an object of a type from what <see cref="DeserializeObject"/> or a converter has given.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="obj">The object.</param>
    /// <exception cref="InvalidOperationException">It does not fit the type.</exception>
    public T? ConvertToType<T>(object? obj) => (T?)ConvertToType(obj, typeof(T));

    /// <param name="obj">The object.</param>
    /// <param name="targetType">The type.</param>
    /// <inheritdoc cref="ConvertToType{T}(object)"/>
    public object? ConvertToType(object? obj, Type targetType) =>
        new JavaScriptObjectConverter(this).Convert(obj, targetType);

    internal JavaScriptConverter? ConverterOf(Type type) => _converters.GetValueOrDefault(type);

    private object? Parse(string input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Length > MaxJsonLength)
        {
            throw new ArgumentException(TooLong(input.Length), nameof(input));
        }

        return new JavaScriptReader(input, RecursionLimit).ReadAll();
    }

    private string TooLong(int length) =>
        $"The JSON has {length} characters, more than the {MaxJsonLength} of JavaScriptSerializer.MaxJsonLength. Raise it, or send less at once.";
}
