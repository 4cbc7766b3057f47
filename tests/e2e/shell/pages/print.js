// One page of paper per entry of `model.pages`; the shortest layout that the contract allows.
for (;;) {
  const { job, model } = await window.fieldfolioPrint.model();
  if (model.fails) {
    const error = { tag: 'layout', message: 'It does not fit.' };
    await window.fieldfolioPrint.ready({ job, outcome: { ok: false, error } });
    continue;
  }
  document.body.replaceChildren(
    ...model.pages.map((text) => {
      const section = document.createElement('section');
      section.textContent = text;
      return section;
    }),
  );
  const value = { footer: model.footer, page: 'Page', title: model.title };
  await window.fieldfolioPrint.ready({ job, outcome: { ok: true, value } });
}
