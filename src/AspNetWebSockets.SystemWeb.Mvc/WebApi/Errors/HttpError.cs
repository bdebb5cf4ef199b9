using System.Web.Http.ModelBinding;
using System.Xml;
using System.Xml.Schema;
using System.Xml.Serialization;

namespace System.Web.Http;

/// <summary>What a client is told about an error: names and values that are written as JSON or XML.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/error-handling/exception-handling"/>.</remarks>
[XmlRoot("Error")]
public sealed class HttpError : Dictionary<string, object?>, IXmlSerializable
{
    private const string MessageKey = "Message";
    private const string MessageDetailKey = "MessageDetail";
    private const string ModelStateKey = "ModelState";
    private const string ExceptionMessageKey = "ExceptionMessage";
    private const string ExceptionTypeKey = "ExceptionType";
    private const string StackTraceKey = "StackTrace";
    private const string InnerExceptionKey = "InnerException";
    private const string AnErrorOccurred = "An error has occurred.";

    /// <summary>Says nothing.</summary>
    public HttpError()
        : base(StringComparer.OrdinalIgnoreCase) { }

    /// <summary>Says something.</summary>
    /// <param name="message">What.</param>
    /// <exception cref="ArgumentNullException"><paramref name="message"/> is <see langword="null"/>.</exception>
    public HttpError(string message)
        : this()
    {
        ArgumentNullException.ThrowIfNull(message);
        Message = message;
    }

    /// <summary>Says what an exception was.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="includeErrorDetail">Whether its message, type and stack are told.</param>
    /// <exception cref="ArgumentNullException"><paramref name="exception"/> is <see langword="null"/>.</exception>
    public HttpError(Exception exception, bool includeErrorDetail)
        : this(AnErrorOccurred)
    {
        ArgumentNullException.ThrowIfNull(exception);
        if (includeErrorDetail)
        {
            this[ExceptionMessageKey] = exception.Message;
            this[ExceptionTypeKey] = exception.GetType().FullName;
            this[StackTraceKey] = exception.StackTrace;
            if (exception.InnerException is { } inner)
            {
                this[InnerExceptionKey] = new HttpError(inner, includeErrorDetail);
            }
        }
    }

    /// <summary>Says what was wrong with the values of a request.</summary>
    /// <param name="modelState">What was wrong.</param>
    /// <param name="includeErrorDetail">Whether the messages of exceptions are told.</param>
    /// <exception cref="ArgumentNullException"><paramref name="modelState"/> is <see langword="null"/>.</exception>
    public HttpError(ModelStateDictionary modelState, bool includeErrorDetail)
        : this("The request is invalid.")
    {
        ArgumentNullException.ThrowIfNull(modelState);
        HttpError byName = [];
        foreach ((string key, ModelState state) in modelState.Where(entry => entry.Value.Errors.Count > 0))
        {
            byName[key] = state.Errors.Select(error => Describe(error, includeErrorDetail)).ToArray();
        }

        this[ModelStateKey] = byName;
    }

    /// <summary>What happened, for everybody.</summary>
    public string? Message
    {
        get => Text(MessageKey);
        set => this[MessageKey] = value;
    }

    /// <summary>What happened, for developers.</summary>
    public string? MessageDetail
    {
        get => Text(MessageDetailKey);
        set => this[MessageDetailKey] = value;
    }

    /// <summary>The message of an exception; <see langword="null"/> when it is not told.</summary>
    public string? ExceptionMessage
    {
        get => Text(ExceptionMessageKey);
        set => this[ExceptionMessageKey] = value;
    }

    /// <summary>The type of an exception; <see langword="null"/> when it is not told.</summary>
    public string? ExceptionType
    {
        get => Text(ExceptionTypeKey);
        set => this[ExceptionTypeKey] = value;
    }

    /// <summary>The stack of an exception; <see langword="null"/> when it is not told.</summary>
    public string? StackTrace
    {
        get => Text(StackTraceKey);
        set => this[StackTraceKey] = value;
    }

    /// <summary>The cause of an exception; <see langword="null"/> when it is not told.</summary>
    public HttpError? InnerException => GetPropertyValue<HttpError>(InnerExceptionKey);

    /// <summary>What was wrong with values, by their names; <see langword="null"/> when it is not told.</summary>
    public HttpError? ModelState => GetPropertyValue<HttpError>(ModelStateKey);

    /// <summary>A value by its name; the default of the type when there is none of that type.</summary>
    /// <typeparam name="TValue">The type.</typeparam>
    /// <param name="key">The name.</param>
    public TValue? GetPropertyValue<TValue>(string key) =>
        TryGetValue(key, out object? value) && value is TValue found ? found : default;

    XmlSchema? IXmlSerializable.GetSchema() => null;

    void IXmlSerializable.ReadXml(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            reader.Read();
            return;
        }

        reader.ReadStartElement();
        while (reader.NodeType == XmlNodeType.Element)
        {
            string key = XmlConvert.DecodeName(reader.LocalName);
            this[key] = reader.ReadInnerXml();
        }

        reader.ReadEndElement();
    }

    void IXmlSerializable.WriteXml(XmlWriter writer)
    {
        foreach ((string key, object? value) in this)
        {
            writer.WriteStartElement(XmlConvert.EncodeLocalName(key));
            switch (value)
            {
                case HttpError inner:
                    ((IXmlSerializable)inner).WriteXml(writer);
                    break;
                case string[] texts:
                    writer.WriteValue(string.Join(Environment.NewLine, texts));
                    break;
                case not null:
                    writer.WriteValue(value);
                    break;
            }

            writer.WriteEndElement();
        }
    }

    private static string Describe(ModelError error, bool includeErrorDetail)
    {
        if (error.ErrorMessage.Length > 0)
        {
            return error.ErrorMessage;
        }

        return includeErrorDetail && error.Exception is { } exception ? exception.Message : AnErrorOccurred;
    }

    private string? Text(string key) => GetPropertyValue<string>(key);
}
