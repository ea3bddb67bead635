namespace Biela.Fisco;

/// <summary>
/// The paper that goes with an electronic invoice, printed from the very file that was signed and authorised: what is on paper is what was authorised.
/// NF-e: A4 upright in the layout of MOC 7.0, annex II, with the totals of IBS, CBS and IS of NT 2026.010. NFC-e: a roll of 80 mm (manual 6.0).
/// </summary>
public static class Danfe
{
    /// <summary>A PDF; the same file and look give the same bytes.</summary>
    /// <param name="xml">An NFe that was signed, or an nfeProc: an NFe with its protocol.</param>
    /// <param name="look">What is not in the file.</param>
    /// <exception cref="RuleBroken">The file is something else, of a model without a DANFE, or its protocol or cancellation is of another document.</exception>
    public static byte[] Print(byte[] xml, DanfeLook? look = null)
    {
        var note = Note.Read(xml);
        look ??= new();
        if (look.Cancelled is { } cancelled && cancelled.Key != note.Key)
            throw new RuleBroken("cancellation-of-another", $"O cancelamento é da nota {cancelled.Key}, e não desta, {note.Key}. Escolha o evento desta nota.");
        return note.Model switch
        {
            "55" => new InvoiceSheets(note, look).Print(),
            "65" => new ConsumerSlip(note, look).Print(),
            var model => throw new RuleBroken("model-unknown", $"Não há DANFE para o modelo {model}: só para NF-e (55) e NFC-e (65). Confira o arquivo.", 400),
        };
    }
}
