using Biela.Fisco;

namespace Biela.Modules.Fiscal.Domain;

/// <summary>The declaration that an NFS-e is taken back (e101101).</summary>
internal sealed class ServiceCancellationLetter : Letter
{
    private const int EventType = 101101;

    private ServiceCancellationLetter() { }

    /// <summary>A declaration that was just signed.</summary>
    public ServiceCancellationLetter(ServiceNote of, string text, DateOnly on, SignedDocument signed)
    {
        (NoteId, NfseKey, Environment, Text, DeclaredOn, Signed) = (of.Id, of.NfseKey!, of.Environment, text, on, signed.Bytes);
    }

    public Guid NoteId { get; private init; }
    public string NfseKey { get; private init; } = "";

    /// <summary>The reason.</summary>
    public string Text { get; private init; } = "";

    public DateOnly DeclaredOn { get; private init; }
    public DeclarationStatus Status { get; private set; }

    /// <summary>Whether the authority said no, which it also does to what it has registered already: the event itself is asked for once more.</summary>
    public bool WasRefused { get; private set; }

    /// <inheritdoc/>
    public override bool IsOpen => Status == DeclarationStatus.Waiting;

    /// <inheritdoc/>
    public override Question Ask() => InDoubt ? new SefinQuestion(Sefin.Event(Environment, Key, EventType, 1))
        : new SefinQuestion(Sefin.Events(Environment, Key), Sefin.Declare(new(Signed, $"PRE{NfseKey}{EventType}", "")));

    private NfseKey Key => Biela.Fisco.NfseKey.Parse(NfseKey);

    /// <inheritdoc/>
    protected override Then? Read(Question question, Delivery.Answered answered, DateTimeOffset now)
    {
        switch (answered.OfSefin)
        {
            case SefinAnswer.Registered registered:
                (Status, Reason) = (DeclarationStatus.Registered, registered.Alerts is [_, ..] alerts ? string.Join("; ", alerts) : registered.Advice);
                return Decided(null, registered.Xml, registered.At ?? now);
            case var _ when !question.Changes && answered.HttpStatus == 404 && WasRefused:
                Status = DeclarationStatus.Refused;
                return Decided(null, null, now);
            case var _ when !question.Changes && answered.HttpStatus == 404:
                InDoubt = false;
                return Later();
            case SefinAnswer.Refused refused when question.Changes && IsFinal(answered.HttpStatus):
                (WasRefused, InDoubt, Reason) = (true, true, string.Join("; ", refused.Errors));
                return Later();
            default: return null;
        }
    }
}
